import { isInstruction } from '../match/instruction.ts';

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
