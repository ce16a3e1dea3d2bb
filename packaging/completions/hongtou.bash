# Completions of hongtou, made by the program that is found, so that they fit it.
eval "$(hongtou help --print bash 2>/dev/null)"
