import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Says for each file and flavour ("3a", "ua1") whether veraPDF finds it compliant, and if not, why. */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String path : arguments)
            for (String name : new String[] {"3a", "ua1"}) {
                PDFAFlavour flavour = PDFAFlavour.fromString(name);
                try (FileInputStream file = new FileInputStream(path);
                     var parser = Foundries.defaultInstance().createParser(file, flavour);
                     var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    System.out.println(path + " " + name + " " + (result.isCompliant() ? "compliant" : "NOT compliant"));
                    for (TestAssertion found : result.getTestAssertions())
                        System.out.println("  " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber() + " "
                            + found.getMessage() + " " + found.getLocation().getContext());
                }
            }
    }
}
