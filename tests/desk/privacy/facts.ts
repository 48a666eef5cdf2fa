import type { PrivacyFacts } from '../../../src/desk/privacy/facts.ts';

/** A desk with everything that a notice can speak of. */
export function fullFacts(more: Partial<PrivacyFacts> = {}): PrivacyFacts {
  const keeps = 'It keeps it for a day.';
  return {
    model: { name: 'gpt', host: 'api.openai.com', retention: 'Kept for 30 days.' },
    parties: [
      { role: 'model', name: 'gpt', hosts: ['api.openai.com'], local: false, gets: 'a', keeps },
      { role: 'voice', name: 'ear', hosts: ['api.openai.com'], local: false, gets: 'b', keeps },
      { role: 'chat', name: 'Telegram', hosts: ['t.example'], local: false, gets: 'c', keeps },
      { role: 'mail', name: 'Mail', hosts: ['127.0.0.1:25'], local: true, gets: 'd', keeps },
      { role: 'board', name: 'lever:acme', hosts: ['b.example'], local: false, gets: 'e', keeps },
      { role: 'database', name: 'Base', hosts: ['db.example'], local: false, gets: 'f', keeps },
      { role: 'queue', name: 'Queue', hosts: ['q.example'], local: false, gets: 'g', keeps },
      {
        role: 'error_reports',
        name: 'Errors',
        hosts: ['e.example'],
        local: false,
        gets: 'h',
        keeps,
      },
    ],
    mailMode: 'smtp',
    scopes: [{ provider: 'Google', scope: 'gmail.labels', purpose: 'tag threads' }],
    retention: [
      { what: 'CV', days: null },
      { what: 'Messages', days: 60 },
    ],
    operator: 'Acme Careers',
    secondYes: ['send_outreach'],
    location: 'Frankfurt, Germany',
    ...more,
  };
}
