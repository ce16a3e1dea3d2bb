# Completions of hongtou, made by the program that is found, in the user's language.
hongtou help --print fish 2>/dev/null | source
