import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** PDFBox preflight (PDF/A-1b) of each file named: a line "valid FILE" or "invalid FILE", with its errors indented below. */
public class Preflight {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      PreflightParser parser = new PreflightParser(new File(file));
      parser.parse();
      try (PreflightDocument document = parser.getPreflightDocument()) {
        document.validate();
        ValidationResult result = document.getResult();
        System.out.println((result.isValid() ? "valid " : "invalid ") + file);
        for (ValidationResult.ValidationError error : result.getErrorsList()) {
          System.out.println("  " + error.getErrorCode() + " " + error.getDetails());
        }
      }
    }
  }
}
