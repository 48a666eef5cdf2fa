/**
 * A CV's text without the lines that give orders to software instead of telling people something, and those lines.
 * A line may be joined with the next one: an order that is broken over two lines is one.
 */
export function withoutInstructions(text: string): { text: string; instructions: string[] } {
  const lines = text.split('\n');
  const instructions: string[] = [];
  const left = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (left.has(index) || line.trim() === '') continue;
    const next = lines[index + 1] ?? '';
    if (isInstruction(line)) left.add(index);
    else if (next.trim() !== '' && !isInstruction(next) && isInstruction(`${line} ${next}`)) {
      left.add(index);
      left.add(index + 1);
    }
  }
  if (left.size === 0) return { text, instructions };
  for (const index of [...left].sort((a, b) => a - b)) {
    // What was joined is told as one.
    if (left.has(index - 1) && instructions.length > 0 && !isInstruction(lines[index] ?? ''))
      instructions.push(`${instructions.pop()} ${lines[index]}`);
    else instructions.push(lines[index] ?? '');
  }
  return {
    text: lines
      .filter((_, index) => !left.has(index))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    instructions,
  };
}

/** Is this aimed at software that reads the CV? */
export function isInstruction(line: string): boolean {
  const plain = fold(line.slice(0, MAX_LINE));
  return INSTRUCTIONS.some((pattern) => pattern.test(plain));
}

const MAX_LINE = 4000;

/** Letters of other scripts that look like Latin ones, so that an order cannot hide behind them. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  ո: 'n',
  ο: 'o',
  α: 'a',
  ι: 'i',
  ν: 'v',
  ρ: 'p',
  τ: 't',
};

function fold(text: string): string {
  const latin = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return latin.replace(/[аеорсхуіѕјԁոοαινρτ]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

// Folded text: lower case, no accents. Every gap is bounded, because a document may be made to keep a pattern busy.
const INSTRUCTIONS = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|all|any|earlier|other|your|these|the)\b.{0,30}\b(?:instructions?|prompts?|rules|directions|guidelines|criteria|candidates?|applicants?)\b/,
  /\b(?:ignorier\w*|vergiss|missacht\w*)\b.{0,40}\b(?:anweisung\w*|instruktion\w*|regeln|vorgaben|kriterien)\b/,
  /\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}\b(?:instructions?|consignes?|regles?|directives?)\b/,
  /\b(?:ignor[ae]d?|olvid[ae]d?|haz caso omiso)\b.{0,40}\b(?:instrucciones|reglas|indicaciones)\b/,
  /\b(?:you are|you're|act as|pretend to be|behave as)\b.{0,30}\b(?:ai|ai assistant|language model|llm|recruiter bot|chatbot|hiring (?:ai|bot|system)|screening (?:ai|bot|system|tool))\b/,
  /\b(?:rate|rank|score|recommend|mark|select|shortlist|hire|prefer|put|place|evaluate)\b.{0,20}\b(?:me|him|her|(?:this|the|my)\b.{0,20}\b(?:candidate|applicant|resume|cv|profile|person))\b.{0,40}\b(?:highest|higher|top|100|10\/10|best|first|perfect|strongly|excellent|above (?:all|every)|immediately|number one|no\. ?1)\b(?!.{0,30}\b(?:project|product|supplier|vendor)s?\b)/,
  /\b(?:give|assign|award)\b.{0,20}\b(?:this|the|me|my)\b.{0,30}\b(?:score|rating|rank|mark|points?|100|10\/10)\b/,
  /\b(?:bewerte|stufe|setze|empfiehl|empfehle)\b.{0,30}\b(?:kandidat\w*|bewerber\w*|lebenslauf|profil)\b.{0,60}\b(?:hoch\w*|best\w*|erste\w*|100|perfekt|oberst\w*)\b/,
  /\b(?:this|the) (?:candidate|applicant) (?:is|should be|must be|has been)\b.{0,40}\b(?:perfect|best|ideal|excellent|exceptional|exceptionally|hired|selected|approved|pre-?approved|shortlisted|ranked|top|highly)\b/,
  /\b(?:note|message|instructions?|attention|hinweis)\b.{0,12}\b(?:to|for|fur)\b.{0,20}\b(?:ai|llms?|gpt|chatgpt|claude|bots?|ats|language models?|screening|recruiting (?:software|systems?)|ki)\b/,
  /<\/?(?:system|assistant|user|instructions?|im_start|im_end)\b|\[\/?inst\]|<\|(?:im|system|user|assistant|end)|^\s*(?:system|assistant)\s*:\s*\S/,
  /\b(?:reveal|print|repeat|show|ignore|override|your|new)\b.{0,20}\bsystem prompt\b|\bsystem prompt\b.{0,20}\b(?:is|says|override)\b/,
  /\b(?:respond|reply|answer|output|say|return)\b.{0,12}\b(?:only|exactly|just)?.{0,12}\b(?:with|that)\b.{0,40}\b(?:best|perfect|ideal|top|excellent|100|highest|hire)\b.{0,40}\b(?:candidate|applicant|match|score|fit)\b/,
];
