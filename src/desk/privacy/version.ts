import { sha256Hex } from '../payload.ts';
import type { PartyRole, PrivacyFacts } from './facts.ts';
import type { SectionId } from './notice.ts';
import { NOTICE_DATE } from './notice-date.ts';

/** What a client agrees to, topic by topic, in the order in which a version names them, and where the notice says it. */
const TOPICS: readonly {
  section: SectionId;
  material(facts: PrivacyFacts): unknown;
}[] = [
  {
    section: 'model',
    // The name of a model may change at the same place; who reads along and for how long it is kept may not.
    material: (facts) => [facts.model.host, facts.model.retention, hosts(facts, 'voice')],
  },
  { section: 'chat', material: (facts) => hosts(facts, 'chat') },
  { section: 'mail', material: mailMaterial },
  {
    section: 'storage',
    material: (facts) => [facts.location, hosts(facts, 'database', 'queue', 'error_reports')],
  },
  {
    section: 'retention',
    material: (facts) => facts.retention.map(({ what, days }) => [what, days]),
  },
  { section: 'people', material: (facts) => [facts.operator, facts.secondYes.toSorted()] },
];

/**
 * The version that a client agrees to: the date of the text and one short digest a topic, so that a later desk can say
 * which of them has changed.
 */
export function noticeVersion(facts: PrivacyFacts): string {
  const digests = TOPICS.map(({ material }) =>
    sha256Hex(Buffer.from(JSON.stringify(material(facts)))).slice(0, 6),
  );
  return [NOTICE_DATE, ...digests].join('.');
}

/** What differs between the version that a client agreed to and the facts of now; `all` when that cannot be told. */
export function changedSince(
  agreed: string | null,
  facts: PrivacyFacts,
): { wording: boolean; sections: SectionId[] } | 'all' {
  const [oldDate, ...old] = (agreed ?? '').split('.');
  const [newDate, ...now] = noticeVersion(facts).split('.');
  if (old.length !== now.length) return 'all';
  return {
    wording: oldDate !== newDate,
    sections: TOPICS.filter((_, index) => old[index] !== now[index]).map(({ section }) => section),
  };
}

function mailMaterial(facts: PrivacyFacts): unknown {
  const scopes = facts.scopes.map(({ provider, scope }) => `${provider} ${scope}`).toSorted();
  const alerts = facts.alerts === undefined ? [] : [facts.alerts, hosts(facts, 'alert_mailbox')];
  const replies = facts.replies === undefined ? [] : ['replies'];
  return [facts.mailMode, hosts(facts, 'mail', 'sent_folder'), scopes, ...alerts, ...replies];
}

function hosts(facts: PrivacyFacts, ...roles: PartyRole[]): string[] {
  return (
    facts.parties
      .filter(({ role }) => roles.includes(role))
      // What runs on this machine may move to another port without anybody else reading along.
      .flatMap(({ role, local, hosts: named }) =>
        named.map((host) => `${role} ${local ? 'here' : host}`),
      )
      .toSorted()
  );
}
