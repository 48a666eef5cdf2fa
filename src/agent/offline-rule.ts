import type { TalkContext } from './offline-context.ts';
import type { SAY } from './offline-replies.ts';

/** What a clause asks for: a tool with its arguments, or one of the fixed sentences. */
export type Intent = { tool: string; args: Record<string, unknown> } | { say: keyof typeof SAY };

/** Reads one clause (slips already put right, case as written); null when it is about something else. */
export type Rule = (clause: string, context: TalkContext) => Intent | Intent[] | null;

/** A tool call whose absent arguments are left out, because the tools' schemas are strict. */
export function use(tool: string, args: Record<string, unknown> = {}): Intent {
  return {
    tool,
    args: Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)),
  };
}

/** Takes quotation marks, a leading article and closing marks off a captured phrase. */
export function phrase(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .replace(/[.!?,;]+$/, '')
    .replace(/^["'“”„«]+|["'“”»]+$/g, '')
    .trim();
}
