const CLOSED =
  /\b(?:position|role|vacancy|job|posting|opening|opportunity) (?:has (?:now )?been|is (?:now |already )?) ?(?:filled|closed|expired|taken)\b|\bno longer (?:accepting|taking|considering|open to) (?:new )?applications?\b|\b(?:position|role|vacancy|job|posting) is no longer (?:available|open|active)\b|\bapplications? (?:are|is|have|has)(?: now| been)* closed\b|\b(?:stelle|position) (?:ist|wurde) (?:bereits |schon |inzwischen )?(?:besetzt|vergeben)\b|\bposte (?:est )?(?:déjà )?pourvu\b|\bbewerbungen werden nicht mehr\b|\bcandidatures (?:sont )?(?:désormais )?(?:closes|clôturées|fermées)|\boffre n['’]est plus\b|\bya no se (?:aceptan|admiten)\b|\b(?:oferta|vacante|proceso|puesto) (?:ya )?(?:está |ha sido )?(?:cerrad[oa]|cubiert[oa]|finalizad[oa])\b/u;
const CONDITIONAL =
  /\b(?:once|when|until|till|if|after|before|as soon as|unless|sobald|bis|wenn|jusqu|dès|cuando|hasta)\b/iu;

/** The line that says the post is taken; a posting that "stays open until the role is filled" is open. */
export function closedQuote(lines: readonly string[]): string | undefined {
  return lines.find((line) => CLOSED.test(line.toLowerCase()) && !CONDITIONAL.test(line));
}
