/**
 * Does a client sound as if a person should look at it? Only plain signs count: words against the assistant itself, or a
 * whole message of complaint. A wrong no costs a wait; a wrong yes costs an operator's look, so in doubt it is no.
 */
export function isUpset(text: string): boolean {
  if (text.length > LONGEST) return false;
  const folded = text.toLowerCase().replace(/[’`´]/g, "'").replace(/\s+/g, ' ').trim();
  if (AGAINST_THE_BOT.some((pattern) => pattern.test(folded))) return true;
  return isShouted(text) && COMPLAINT.test(folded);
}

/** A long text is a letter, a posting, a story: words in it are about something else. */
const LONGEST = 400;

const END = '\\s*(?:$|[.!?,;:)]|(?:anymore|for me)\\b)';
const AGAINST_THE_BOT: readonly RegExp[] = [
  // English
  new RegExp(
    `(?:^|[.!?,;] ?)(?:you(?:'re| are)|u r|this(?: bot| thing| assistant| service)?(?: is|'s)|that(?: is|'s)|it(?: is|'s)) (?:just |so |really |completely |totally |absolutely |fucking |bloody |such )*(?:a )?(?:useless|worthless|garbage|rubbish|a joke|joke|pathetic|shit|crap|bullshit|stupid|an? idiot|idiotic|moron|waste of (?:my )?time)${END}`,
  ),
  /\b(?:stupid|useless|fucking|dumb|damn|bloody) (?:bot|assistant|robot|machine|thing)\b/,
  /\b(?:fuck|screw) (?:you|this|off)\b/,
  /(?:^|[.!?,;] ?)(?:shut up|stop (?:it|this)(?: now)?[,!. ]*(?:i (?:said|told you)|you idiot|for god's sake)|i(?:'m| am) (?:so )?(?:sick|tired|fed up) (?:of|with) (?:this|you|it|your))/,
  /(?:^|[.!?,;] ?)(?:you (?:never|don't|do not) (?:listen|understand)(?: (?:me|anything|a thing))?|nothing (?:here )?works|i(?:'ve| have) told you (?:three|four|five|a hundred|many|\d+) times)\s*(?:$|[.!,])/,
  // German
  /\b(?:du bist|sie sind|das ist|ihr seid)(?: echt| wirklich| ja| einfach| so| total| völlig)* (?:(?:ein(?:e)? )?(?:nutzlos|unbrauchbar|dumm|bescheuert|idiot|witz|scheiße|scheisse|mist|frechheit|zeitverschwendung))\s*(?:$|[.!?,])/,
  /\b(?:blöder|bloeder|dummer|scheiß|scheiss|nutzloser) ?(?:bot|assistent|computer|automat)\b/,
  /(?:^|[.!?,;] ?)(?:halt die klappe|leck mich|ich habe? die (?:nase|schnauze) voll|mir reicht'?s|es reicht(?: jetzt)?)\s*(?:$|[.!,])/,
  // French
  /\b(?:tu es|t'es|vous êtes|c'est|ce bot est)(?: vraiment| complètement| totalement| juste| trop)* (?:nul(?:le)?|inutile|stupide|débile|idiot(?:e)?|de la merde|n'importe quoi|une blague|une perte de temps)\s*(?:$|[.!?,])/,
  /(?:^|[.!?,;] ?)(?:ta gueule|va te faire|j'en ai (?:marre|assez)|ras[- ]le[- ]bol)\s*(?:$|[.!?,])/,
  // Spanish
  /\b(?:eres|es usted|esto es|este bot es)(?: realmente| totalmente| un| una| muy| completamente)* (?:inútil|inutil|estúpid[oa]|estupid[oa]|idiota|basura|mierda|pérdida de tiempo|perdida de tiempo|vergüenza)\s*(?:$|[.!?,])/,
  /(?:^|[.!?,;] ?)(?:vete a la mierda|cállate|callate|estoy hart[oa] de (?:ti|esto)|ya basta)\s*(?:$|[.!,])/,
];

const COMPLAINT =
  /\b(?:useless|wrong again|stop|enough|ridiculous|unacceptable|hilf|nutzlos|unverschämt|inacceptable|inutile|arrête|inútil|inaceptable|basta)\b/;

/** Three words or more, nearly all of it in capitals. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= 3 && letters.length >= 12 && capitals.length / letters.length > 0.85;
}
