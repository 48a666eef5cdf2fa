import type { Hit } from './hit.ts';
import { providerRules } from './provider-rules.ts';

/** Texts that stand where a key would be. */
const placeholder =
  /x{6,}|\*{4,}|\.{4,}|<[a-z_ -]+>|\$\{|\{\{|your[_-]|example\.com\/?$|^.{0,40}(?:changeme|redacted)/i;

/** Keys, tokens, cookies and connection strings in the shapes their makers publish. */
export function findProviderSecrets(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const rule of providerRules) {
    if (rule.anchor !== '' && !text.includes(rule.anchor)) continue;
    for (const match of text.matchAll(rule.pattern)) {
      if (rule.kind === 'api_key' && placeholder.test(match[0].slice(-60))) continue;
      const start = match.index;
      hits.push({ kind: rule.kind, detector: rule.id, start, end: start + match[0].length });
    }
  }
  return hits;
}
