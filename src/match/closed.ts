const CLOSED =
  /\b(?:position|role|vacancy|job|posting|opening|opportunity) (?:has (?:now )?been|is (?:now |already )?) ?(?:filled|closed|expired|taken)\b|\bno longer (?:accepting|taking|considering|open to) (?:new )?applications?\b|\b(?:position|role|vacancy|job|posting) is no longer (?:available|open|active)\b|\bapplications? (?:are|is|have|has)(?: now| been)* closed\b|\bstelle (?:ist|wurde) (?:bereits |schon |inzwischen )?(?:besetzt|vergeben)\b|\bposte (?:est )?(?:déjà )?pourvu\b|\b(?:oferta|vacante|proceso) (?:está )?(?:cerrad[oa]|cubiert[oa]|finalizad[oa])\b/iu;
const CONDITIONAL =
  /\b(?:once|when|until|till|if|after|before|as soon as|unless|sobald|bis|wenn|jusqu|dès|cuando|hasta)\b/iu;

/** The line that says the post is taken; a posting that "stays open until the role is filled" is open. */
export function closedQuote(lines: readonly string[]): string | undefined {
  return lines.find((line) => CLOSED.test(line) && !CONDITIONAL.test(line));
}
