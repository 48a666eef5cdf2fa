import type { Hit } from '../detectors/hit.ts';
import { findAssigned } from './assigned.ts';

/** How a line of a program, a file of settings or a list of data begins. */
const begins =
  /^\s*(?:import\s[\w{*"']|from\s+\S+\s+import\b|(?:export\s+)?(?:const|let|var|async|function|class|interface|type)\s+[\w${[]|def\s+\w+\s*\(|return\s+\S.*[()=;]|(?:\}\s*)?(?:else\s+)?if\s*\(.*\)|for\s*\(|while\s*\(|switch\s*\(|throw\s+new\b|(?:public|private|protected|static|final)\s+\w|assert\s+\w+[(=]|with\s+\w+\(.*:$|SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|CREATE\s+(?:USER|TABLE|ROLE|DATABASE)\s|ALTER\s+(?:USER|ROLE|TABLE)\s|(?:LEFT |INNER )?JOIN\s+\w|WHERE\s+[\w.]+\s*[=<>]|(?:RUN|ENV|ARG|COPY)\s+\S|FROM\s+[\w./-]+(?:[:@ ]|$)|ORDER\s+BY\s|AND\s+[\w.]+\s*[=<>]|at\s[\w.$<>/]+\(|Caused by:\s|Exception in thread\s|Traceback\s|[A-Z][A-Z\d_]{2,40}=|[A-Za-z]+_\w{1,40}\s=\s|[A-Za-z_][\w.]{0,60}\s{0,20}=\s{0,3}["'\d[{(]|(?:final\s+)?[A-Z]\w{1,30}(?:<\w+>)?\s\w{1,40}\s=\s.*;\s*$|\w+(?:\s"[^"\n]{0,80}"){1,3}\s\{\s*$|[}\])]+[;,)]*\s*$|(?:ERROR|FATAL|WARN|WARNING)\s\d+\s?[(:]|export\s+[A-Z_a-z][\w]*=|<\?php|#!\/)/;
/** Marks that stand in no sentence; one of them in a line of code, two of them make any line one. */
const marks =
  /=>|[=!]==?|&&|\|\||::|\(\)|\);|\$\{|\{\{|\w\.\w+\(|\w\(["'\w)]|["']\s*[,\])}]|\w\[["'\d]|^\s*[}\])]+[;,)]*\s*$|[;{]\s*$/g;
/** A name in quotes and a colon: JSON. */
const dataField = /"[^"\n]{1,80}"\s{0,3}:\s{0,3}["\d[{tfn-]/g;
/** A name, a colon and one word or nothing, set in: a file of settings. */
const setting = /^\s*(?:-\s+)?[A-Za-z_][\w.-]{0,40}:(?:\s+(?:\S{0,128}|[*]{4,}))?\s*$/;
/** A line of TeX: a command with its argument. */
const tex =
  /\\[A-Za-z]{2,30}\*?(?:\[[^\]\n]{0,200}\])?\{|\\(?:begin|end|item|hfill|hrule|vspace|maketitle)\b/;

const LONGEST_LINE = 20_000;

/** The words of a text without its lines of code: as long as before, and the secrets that the code holds. */
export type Uncoded = { readonly text: string; readonly hits: readonly Hit[] };

/**
 * Parts the words of a text from lines of code, settings, data and TeX. Comments and texts in quotes that have a blank
 * in them stay: people write passwords there in words.
 */
export function readCode(text: string): Uncoded {
  const lines = text.split('\n');
  const settings = inBlocks(lines);
  const hits: Hit[] = [];
  let start = 0;
  const out = lines.map((line, at) => {
    const from = start;
    start += line.length + 1;
    if (tex.test(line)) return withoutTex(line);
    if (!isCode(line) && !settings.has(at)) return line;
    hits.push(...findAssigned(line, from, settings.has(at)));
    return wordsOf(line);
  });
  for (const { from, text: block } of inSettings(lines, settings))
    hits.push(...findNamedValues(block, from));
  return { text: out.join('\n'), hits };
}

function isCode(line: string): boolean {
  if (line.length < 3 || line.length > LONGEST_LINE) return false;
  if (begins.test(line)) return true;
  const fields = line.match(dataField)?.length ?? 0;
  if (fields >= 2 || (fields === 1 && /^\s*["{[]/.test(line))) return true;
  return (line.match(marks)?.length ?? 0) >= 2;
}

/** Lines of settings: three or more together, some of them set in. */
function inBlocks(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let from = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && setting.test(lines[at] ?? '')) continue;
    const block = lines.slice(from, at);
    const indented =
      block.some((line) => /^\s+\S/.test(line)) && block.some((line) => /:\s*$/.test(line));
    if (block.length >= 3 && indented) for (let i = from; i < at; i += 1) found.add(i);
    from = at + 1;
  }
  return found;
}

function* inSettings(
  lines: readonly string[],
  settings: ReadonlySet<number>,
): Iterable<{ from: number; text: string }> {
  let start = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (settings.has(at) && next !== undefined) yield { from: start, text: `${line}\n${next}` };
    start += line.length + 1;
  }
}

/** "- name: SMTP_PASSWORD" over "value: x". */
function findNamedValues(block: string, from: number): Hit[] {
  const match = /^\s*-?\s*(?:name|key):\s*(\S+)\n\s*value:\s*["']?([^\s"']{4,128})["']?\s*$/.exec(
    block,
  );
  const [whole, name, value] = match ?? [];
  if (whole === undefined || name === undefined || value === undefined) return [];
  const [hit] = findAssigned(`${name}="${value}"`, 0);
  if (hit === undefined) return [];
  const start = from + whole.lastIndexOf(value);
  return [{ ...hit, start, end: start + value.length }];
}

/** What a line of code says in words: its comment, and texts in quotes with a blank in them. */
function wordsOf(line: string): string {
  let out = '';
  let from = 0;
  const keep =
    /"((?:[^"\\]|\\.){1,4000})"|'((?:[^'\\]|\\.){1,4000})'|(?:^|\s)(?:\/\/|#|--)\s(.{1,4000})$/g;
  for (const match of line.matchAll(keep)) {
    const inner = match[1] ?? match[2] ?? match[3] ?? '';
    if (!/\S\s+\S/.test(inner)) continue;
    const at = match.index + match[0].lastIndexOf(inner);
    out += apart(at - from) + inner;
    from = at + inner.length;
  }
  return out + apart(line.length - from);
}

/** A gap between two texts, which ends a sentence. */
function apart(length: number): string {
  return length === 0 ? '' : `${' '.repeat(length - 1)}\n`;
}

function withoutTex(line: string): string {
  return line
    .replace(/\\[A-Za-z]{2,30}\*?(?:\[[^\]\n]{0,200}\])?|(?<!\\)[{}&]|\\\\/g, (mark) =>
      ' '.repeat(mark.length),
    )
    .replace(/\\[,;%&$#_]/g, '  ');
}
