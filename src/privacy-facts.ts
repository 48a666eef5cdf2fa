import { describeModel } from './agent/model-description.ts';
import { modelParties } from './agent/model-parties.ts';
import { operatorsChatParty, telegramParty } from './bot/telegram/telegram-party.ts';
import { whatsAppParty } from './bot/whatsapp/whatsapp-party.ts';
import type { Config } from './config.ts';
import { databaseParty } from './db/database-party.ts';
import type { KeptFor, Party, PrivacyFacts } from './desk/privacy/facts.ts';
import { RETENTION_CATEGORIES, type RetentionCategory } from './desk/retention.ts';
import { HANDLED_DAYS } from './desk/upkeep.ts';
import { boardParties, JOB_PAGE_PARTY } from './jobs/board-parties.ts';
import { mailParties } from './mail/mail-parties.ts';
import { queueParty } from './queue/queue-party.ts';
import { reportsParty } from './reports/reports-party.ts';

/** What the privacy notice is made from: each part of the desk declares whom it contacts, and the rest is configuration. */
export function privacyFacts(config: Config): PrivacyFacts {
  return {
    model: describeModel(config.model),
    parties: partiesOf(config),
    mailMode: config.smtpUrl === null ? 'handover' : 'smtp',
    // No part of the desk asks for a permission at an account of a client's.
    scopes: [],
    ...alertWays(config),
    ...(config.settings.repliesTracked ? { replies: true } : {}),
    retention: retentionOf(config),
    operator: config.operator,
    secondYes: config.settings.operatorYes,
    location: config.dataLocation,
  };
}

/** In words that a client understands. */
function alertWays({ alerts }: Config): Pick<PrivacyFacts, 'alerts'> {
  if (!alerts) return {};
  return {
    alerts: [
      ...(alerts.listen ? ['at the mail server of this desk'] : []),
      ...(alerts.imapUrl ? ['through a mailbox'] : []),
      ...(alerts.relayToken ? ['through a mail provider of this desk'] : []),
    ],
  };
}

function partiesOf(config: Config): Party[] {
  return [
    ...modelParties(config.model, config.transcribeModel),
    ...(config.telegram ? [telegramParty(config.telegram.apiRoot)] : []),
    ...(config.telegram && config.operatorsChat
      ? [operatorsChatParty(config.telegram.apiRoot, config.operatorsChat.mirror)]
      : []),
    ...(config.whatsapp ? [whatsAppParty(config.whatsapp)] : []),
    ...mailParties(config),
    ...boardParties(config.boards, config.boardKeys),
    ...(config.jobPages ? [JOB_PAGE_PARTY] : []),
    ...(config.postgresUrl === null ? [] : [databaseParty(config.postgresUrl)]),
    ...(config.redisUrl === null ? [] : [queueParty(config.redisUrl)]),
    ...(config.reports.dsn === null ? [] : [reportsParty(config.reports.dsn, config.reports.live)]),
  ];
}

function retentionOf({ settings }: Config): KeptFor[] {
  return [
    ...RETENTION_CATEGORIES.map((category) => ({
      what: KEPT[category],
      days: settings.retention[category],
    })),
    { what: 'That a message was handled (its ids, not its words)', days: HANDLED_DAYS.inbox },
    { what: 'Messages of the desk, after they reached you', days: HANDLED_DAYS.outbox },
    { what: 'The log of who touched what (no content)', days: settings.logDays },
  ];
}

/** What a client calls each category. */
const KEPT: Readonly<Record<RetentionCategory, string>> = {
  messages: 'Our talk',
  cards: 'What answered cards said',
  files: 'Files that I handed over',
  replies: 'Who answered your mails, and the subject',
  usage: 'What the model used, in numbers',
  searches: 'Your searches',
  drafts: 'Your drafts',
  pipeline: 'Your saved jobs',
  postings:
    'Jobs of your own mails, pastes and links that you neither saved nor drafted, after they closed or last came',
  cv: 'Your CV, its facts and your wishes',
};

/**
 * What a desk that serves others should tell them and does not: one line each, for the start and `doctor`. A desk that is
 * used on its own machine only owes nobody an answer.
 */
export function privacyGaps(config: Config): string[] {
  const servesOthers =
    config.telegram !== null ||
    config.whatsapp !== null ||
    privacyFacts(config).parties.some(({ role, local }) => role === 'database' && !local);
  if (!servesOthers) return [];
  return [
    config.dataLocation === null
      ? 'The privacy notice cannot say where the data lies. Set DATA_LOCATION, for example "Frankfurt, Germany".'
      : null,
    config.operator === null
      ? 'The privacy notice cannot say who runs this desk. Set DESK_OPERATOR, for example "Acme Careers, privacy@acme.example".'
      : null,
  ].filter((line) => line !== null);
}
