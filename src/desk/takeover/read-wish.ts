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
    .replace(/^[¿¡\s]+/, '')
    .replace(POLITE, '')
    .replace(/[,;:]/g, '')
    .trim();
  if (HUMAN.some((pattern) => pattern.test(words))) return { name: 'human' };
  return BOT.some((pattern) => pattern.test(words)) ? { name: 'bot' } : null;
}

const POLITE =
  /^(?:(?:hello|hi|hey|please|ok|okay|so|no|well|bitte|hallo|bonjour|hola|por favor|s'il (?:te|vous) pla[iî]t),? )+|,? (?:please|now|again|bitte|jetzt|svp|maintenant|por favor|ahora|s'il (?:te|vous) pla[iî]t)$/g;

const SOMEBODY =
  '(?:(?:a|an|some|the|another|your) )?(?:real |actual |live |other )?(?:human(?: being)?|person|people|somebody|someone|operator|member of (?:the )?staff|human agent|real agent)(?: (?:there|real|from (?:the|your) (?:team|desk)|instead|of (?:the|this) desk|who is real))?';
const JEMAND =
  '(?:(?:mit )?(?:einem|einen|ein|eine|einer|nem|nen) )?(?:echten? |richtigen? |realen? )?(?:menschen?|person|mitarbeiter(?:in)?|jemandem?|jemand echtem)';
const QUELQUN =
  "(?:(?:à|a|avec) )?(?:(?:une?|l'|un vrai|une vraie) ?)?(?:vraie? )?(?:humain|personne(?: réelle| reelle)?|être humain|etre humain|quelqu'un|conseiller|conseillère|opérateur|operateur)";
const ALGUIEN =
  '(?:con )?(?:(?:una?|algún|algun) )?(?:ser )?(?:human[oa]|persona(?: real)?|alguien|operador[a]?|agente human[oa])';

const HUMAN: readonly RegExp[] = [
  /^(?:human|a human|real person|operator|mensch|humain|humano|persona)$/,
  new RegExp(
    `^(?:(?:i )?(?:want|need|would like|'d like|wanna|prefer)|i'd like|i'd prefer|let me|can i|could i|may i|how (?:can|do) i|is it possible) ?(?:to )?(?:talk|speak|chat|write|get|be connected|be put through)(?: to| with| through to)? ${SOMEBODY}$`,
  ),
  new RegExp(
    `^(?:talk|speak|chat|connect me|put me through|transfer me|hand me over)(?: to| with)? ${SOMEBODY}$`,
  ),
  new RegExp(`^(?:i )?(?:want|need|would like) ${SOMEBODY}$`),
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
    `^(?:je (?:veux|voudrais|souhaite|souhaiterais|peux|dois)|j'aimerais|puis-je|est-ce que je peux|comment)(?: bien)? (?:parler|discuter|écrire|ecrire|échanger|echanger) ${QUELQUN}$`,
  ),
  new RegExp(`^(?:parler|passez-moi|passe-moi|je veux|il me faut) ${QUELQUN}$`),
  new RegExp(
    `^(?:(?:yo )?(?:quiero|quisiera|necesito|me gustaría|me gustaria|puedo|podría|podria)) (?:hablar|chatear|escribir) ${ALGUIEN}$`,
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
