/** What a client wants as to who answers them. */
export type PersonWish = { name: 'human' | 'bot' };

export function isPersonWish(command: { name: string }): command is PersonWish {
  return command.name === 'human' || command.name === 'bot';
}

/**
 * Reads a wish for a person, or for the assistant back: /human and /bot, or a whole message that says just that in
 * English, German, French or Spanish. A sentence that says more goes on as it is: "a human resources job" is a job.
 * @param folded  in lower case, with single spaces and without marks at the end
 */
export function readPersonWish(folded: string): PersonWish | null {
  if (/^\/human(?:@\w+)?$/.test(folded)) return { name: 'human' };
  if (/^\/bot(?:@\w+)?$/.test(folded)) return { name: 'bot' };
  const words = folded
    .replace(/[’`´]/g, "'")
    .replace(/[¿¡]/g, '')
    .replace(GREETING, '')
    .replace(POLITE, '')
    .replace(NO_MACHINE, '')
    .replace(/[,;:.!]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (HUMAN.some((pattern) => pattern.test(words))) return { name: 'human' };
  return BOT.some((pattern) => pattern.test(words)) ? { name: 'bot' } : null;
}

const GREETING =
  /^(?:(?:(?:hello|hi|hey|thanks|thank you|ok|okay|so|well|hallo|guten (?:morgen|tag|abend)|danke|bonjour|bonsoir|merci|hola|buenos días|buenas tardes|gracias)\b[,.!;:]*|no[,.!;:]+) )+/;
/** Words that change nothing of a wish, wherever they stand. */
const POLITE =
  /,? ?(?<![\p{L}'])(?:please|bitte|por favor|svp|s'il (?:te|vous) pla[iî]t)(?![\p{L}'])|(?: (?:now|again|jetzt|maintenant|ahora))+$/gu;
/** "… not a bot", "I do not want a bot, …": a wish for a person says so too. */
const NO_MACHINE =
  /,? (?:and )?not (?:to |with )?(?:a |an |the |this )?(?:bot|chatbot|robot|machine|computer|ai)$|^i (?:don't|do not) want (?:to (?:talk|speak|chat) (?:to|with) )?(?:a |an |the |this )?(?:bot|chatbot|robot|machine|computer|ai)[,.;]? (?:but )?(?=i )/;

const SOMEBODY =
  '(?:(?:a|an|some|the|another|your) )?(?:real |actual |live |other )?(?:human(?: being)?|person|people|somebody|someone|operator|representative|agent|member of (?:the )?staff|human agent|real agent)(?: (?:there|real|from (?:the|your) (?:team|desk)|instead|of (?:the|this) desk|who is real))?';
const JEMAND =
  '(?:(?:mit )?(?:einem|einen|ein|eine|einer|nem|nen) )?(?:echten? |richtigen? |realen? )?(?:mensch(?:en)?|person|mitarbeiter(?:in)?|jemand(?:em|en)?|jemand echtem)';
const QUELQUN =
  "(?:(?:à|a|avec) )?(?:(?:une?|l'|un vrai|une vraie) ?)?(?:vraie? )?(?:humain|personne(?: réelle| reelle)?|être humain|etre humain|quelqu'un|conseill(?:er|ère)(?: humaine?)?|opérateur|operateur)";
const ALGUIEN =
  '(?:con )?(?:(?:una?|algún|algun) )?(?:ser )?(?:human[oa]|persona(?: real)?|alguien|operador[a]?|agente(?: human[oa])?)';

const HUMAN: readonly RegExp[] = [
  // No bare "operator" or "agent": that is a line of work, and the answer to what somebody is looking for.
  /^(?:(?:a )?(?:(?:real|actual|live) )?human(?: being)?|(?:a )?(?:real|actual|live) person|(?:einen? )?(?:echten? )?mensch(?:en)?|(?:un )?humain|une (?:vraie )?personne|(?:un )?humano|(?:una )?persona(?: real)?)$/,
  new RegExp(
    `^(?:(?:i )?(?:want|need|would like|'d like|wanna|prefer)|i'd like|i'd prefer|let me|can i|could i|may i|how (?:can|do) i|is it possible) ?(?:to )?(?:talk|speak|chat|write|get|be connected|be put through)(?: to| with| through to)? ${SOMEBODY}$`,
  ),
  new RegExp(
    `^(?:talk|speak|chat|connect me|put me through|transfer me|hand me over)(?: to| with)? ${SOMEBODY}$`,
  ),
  new RegExp(`^(?:i )?(?:want|need|would like) ${SOMEBODY}$`),
  new RegExp(`^(?:i )?(?:want|need|would like) (?:some )?help (?:from|by|of) ${SOMEBODY}$`),
  new RegExp(
    `^(?:can|could|would|will) you (?:connect|put|transfer|hand|pass|get|give|bring|call|fetch|find)(?: me)?(?: (?:through|over|on))?(?: (?:to|with))? ${SOMEBODY}$`,
  ),
  new RegExp(`^(?:get|give|bring|call|fetch)(?: me)? ${SOMEBODY}$`),
  new RegExp(
    `^(?:is there|can|could|may) ${SOMEBODY} (?:i can (?:talk|speak) to|help(?: me)?|answer(?: me)?|take over|look at this|call me)$`,
  ),
  new RegExp(
    `^(?:(?:ich|wir) (?:möchte|moechte|will|würde gern(?:e)?|wuerde gern(?:e)?|muss)|(?:kann|könnte|koennte|darf) ich|wie kann ich|lass(?:en sie)? mich)(?: gern(?:e)?| bitte| jetzt)? mit ${JEMAND}(?: hier)? (?:sprechen|reden|schreiben|chatten|verbunden werden)$`,
  ),
  new RegExp(
    `^(?:ich (?:brauche|will|möchte|moechte)|gib mir|geben sie mir|hol(?:en sie)?)(?: bitte)? ${JEMAND}$`,
  ),
  new RegExp(`^mit ${JEMAND} (?:sprechen|reden)$`),
  new RegExp(
    `^(?:(?:können|koennen|könnten|koennten|würden|wuerden) sie|(?:kannst|könntest|koenntest|würdest) du) (?:mich |mir )?${JEMAND} (?:verbinden|holen|geben|weiterleiten)$`,
  ),
  new RegExp(`^verbinden? (?:sie )?mich ${JEMAND}$`),
  new RegExp(`^gibt es (?:hier )?${JEMAND} mit (?:dem|der) ich (?:sprechen|reden) kann$`),
  new RegExp(`^kann mir (?:hier )?${JEMAND} (?:helfen|antworten)$`),
  new RegExp(
    `^(?:je (?:veux|voudrais|souhaite|souhaiterais|peux|dois)|j'aimerais|puis-je|est-ce que je peux|comment)(?: bien)? (?:parler|discuter|écrire|ecrire|échanger|echanger) ${QUELQUN}$`,
  ),
  new RegExp(
    `^(?:pouvez-vous|peux-tu|pourriez-vous|pourrais-tu|vous pouvez|tu peux) me (?:passer|connecter|mettre en (?:contact|relation)) ${QUELQUN}$`,
  ),
  new RegExp(`^(?:parler|passez-moi|passe-moi|je veux|il me faut) ${QUELQUN}$`),
  new RegExp(
    `^(?:(?:yo )?(?:quiero|quisiera|necesito|me gustaría|me gustaria|puedo|podría|podria)) (?:hablar|chatear|escribir) ${ALGUIEN}$`,
  ),
  new RegExp(`^(?:me )?(?:puede|puedes|podría|podria|podrías)(?: me)? atender(?:me)? ${ALGUIEN}$`),
  new RegExp(
    `^(?:puede|puedes|podría|podria|podrías|podrias) (?:pasarme|conectarme|comunicarme|ponerme) ${ALGUIEN}$`,
  ),
  new RegExp(`^(?:hablar|páseme|paseme|pásame|pasame|quiero|necesito) ${ALGUIEN}$`),
];

const BOT: readonly RegExp[] = [
  /^(?:never ?mind|forget)(?: about)? the (?:person|human|operator)$/,
  /^(?:(?:i )?(?:no longer|don't|do not) (?:need|want)) (?:a |the )?(?:human|person|operator)(?: any ?more)?$/,
  /^(?:back to|give me(?: back)?|i want(?: back)?|let me (?:talk|speak) to) the (?:bot|assistant)(?: back)?$/,
  /^(?:ich )?(?:brauche|will) (?:doch )?(?:keinen menschen|keine person)(?: mehr)?$/,
  /^zur(?:ü|ue)ck zum (?:bot|assistenten)$/,
  /^je n'ai plus besoin d'(?:une personne|un humain)$/,
  /^ya no (?:necesito|quiero) (?:a )?(?:una persona|un humano)$/,
];
