import { access, constants, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { allowedHosts } from '../allowed-hosts.ts';
import type { Config } from '../config.ts';
import { openStore } from '../database.ts';
import { writeQuietHours } from '../desk/quiet-hours.ts';
import { retentionText } from '../desk/retention.ts';
import type { AllowedHost } from '../egress/allowed-host.ts';
import { createWaysOut, type WaysOut } from '../egress/ways-out.ts';
import { privacyGaps } from '../privacy-facts.ts';
import { ConfigError } from '../variables.ts';
import type { Command } from './command.ts';
import { alertsInTrouble, checkAlerts } from './doctor-alerts.ts';
import { checkBoards } from './doctor-boards.ts';
import { checkCheckpoints } from './doctor-checkpoints.ts';
import { checkConsole, checkOperators } from './doctor-console.ts';
import { checkDigests } from './doctor-digests.ts';
import { checkJoining } from './doctor-joining.ts';
import { checkOperatorsChat, operatorsChatReaders } from './doctor-operators-chat.ts';
import { checkReplies, lastReplyLook } from './doctor-replies.ts';
import { checkVault } from './doctor-vault.ts';
import { egressList } from './egress-list.ts';
import type { Finding } from './finding.ts';
import { reachable } from './reachable.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'check configuration, key, database, model, channels and mail',
  usage: [
    'sayso doctor            one line a check: ok, note or fix. Exit 1 when something has to be fixed.',
    'sayso doctor --egress   every host that the desk can reach with this configuration, for what, and which variable says so',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({ args, options: { egress: { type: 'boolean' } } });
    if (values.egress) {
      for (const line of egressList(allowedHosts(io.config()))) io.out(line);
      return 0;
    }
    const findings: Finding[] = [];
    let config: Config;
    try {
      config = io.config();
      findings.push({ mark: 'ok', text: `configuration: data in ${config.home}` });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      io.out(`fix   ${error.message}`);
      return 1;
    }
    const ways = createWaysOut(knownHosts(config, findings));
    findings.push(...(await checkHome(config)));
    findings.push(...(await checkStore(config)));
    findings.push(await checkQueue(config, ways));
    findings.push(await checkModel(config, ways));
    findings.push(...(await checkChannels(config, ways)));
    findings.push(await checkMail(config, ways));
    if (config.imapUrl !== null) findings.push(await checkSentFolder(config.imapUrl, ways));
    findings.push(...(await checkReplies(config, ways)));
    findings.push(...(await checkAlerts(config, ways)));
    findings.push(...(await checkConsole(config, ways)));
    findings.push(...rules(config));
    for (const text of privacyGaps(config)) findings.push({ mark: 'note', text });
    for (const { mark, text } of findings) io.out(`${mark.padEnd(5)} ${text}`);
    return findings.some(({ mark }) => mark === 'fix') ? 1 : 0;
  },
};

/** The list of hosts, or a finding that says why there is none. */
function knownHosts(config: Config, findings: Finding[]): AllowedHost[] {
  try {
    return allowedHosts(config);
  } catch (error) {
    findings.push({
      mark: 'fix',
      text: error instanceof Error ? error.message : 'no list of hosts',
    });
    return [];
  }
}

async function checkHome(config: Config): Promise<Finding[]> {
  const info = await stat(config.home).catch(() => null);
  if (!info) return [{ mark: 'note', text: `${config.home} will be made at the first start` }];
  const findings: Finding[] = [];
  if ((info.mode & 0o077) !== 0)
    findings.push({
      mark: 'fix',
      text: `${config.home} can be read by others: chmod 700 ${config.home}`,
    });
  const writable = await access(config.home, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    findings.push({ mark: 'fix', text: `${config.home} cannot be written by this user` });
  return findings;
}

/** A server says itself when there is nothing on it yet. */
async function hasDatabase(config: Config): Promise<boolean> {
  return (
    config.postgresUrl !== null || (await stat(config.databasePath).catch(() => null)) !== null
  );
}

/** Opens the database as a command beside a running desk would, and walks the audit chain. */
async function checkStore(config: Config): Promise<Finding[]> {
  if (!(await hasDatabase(config)))
    return [{ mark: 'note', text: 'database: none yet, the first start makes it' }];
  try {
    const { store, key } = await openStore(config, { migrate: false });
    try {
      const verdict = await store.verifyAudit();
      const depths = await store.depths();
      const findings: Finding[] = [
        ...(await checkVault(config, store, key)),
        {
          mark: 'ok',
          text: `database: ${await store.countPostings()} postings, opens with this key`,
        },
        verdict.ok
          ? { mark: 'ok', text: `audit log: ${verdict.rows} rows, the chain is whole` }
          : {
              mark: 'fix',
              text: `audit log: ${verdict.why}; see sayso audit verify`,
            },
        await checkCheckpoints(store, config.checkpointFile),
        ...(await alertsInTrouble(store)),
        await checkDigests(store),
        ...(await checkJoining(config, store)),
        ...(await lastReplyLook(config, store)),
        ...(await checkBoards(config, store)),
        ...(await checkOperators(config, store)),
        ...(await operatorsChatReaders(config, store)),
      ];
      if (depths.deadLetters > 0)
        findings.push({
          mark: 'note',
          text: `${depths.deadLetters} messages were set aside as dead letters`,
        });
      if (depths.unknown > 0)
        findings.push({
          mark: 'note',
          text: `${depths.unknown} deliveries or approved actions have an unknown outcome`,
        });
      return findings;
    } finally {
      await store.close();
    }
  } catch (error) {
    return [
      {
        mark: 'fix',
        text: `database: ${error instanceof Error ? error.message : 'cannot be opened'}`,
      },
    ];
  }
}

async function checkQueue(config: Config, ways: WaysOut): Promise<Finding> {
  if (config.redisUrl === null)
    return { mark: 'ok', text: 'queue: a table in the database; no server is needed' };
  const { checkRedis } = await import('../queue/check.ts');
  const { ok, text } = await checkRedis(config.redisUrl, ways.for('queue'));
  return { mark: ok ? 'ok' : 'fix', text };
}

async function checkModel(config: Config, ways: WaysOut): Promise<Finding> {
  if (config.model.kind === 'offline')
    return { mark: 'ok', text: 'model: the built-in offline model; no word leaves this machine' };
  const url = new URL(config.model.baseUrl ?? 'https://api.openai.com/v1');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return (await reachable(ways.for('model'), url.hostname, port))
    ? { mark: 'ok', text: `model: ${config.model.model} at ${url.host} answers` }
    : {
        mark: 'fix',
        text: `model: ${url.host} cannot be reached; check OPENAI_BASE_URL and the network`,
      };
}

async function checkChannels(config: Config, ways: WaysOut): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (config.telegram) {
    const { checkTelegram } = await import('../bot/telegram/check.ts');
    for (const { ok, text } of await checkTelegram({
      ...config.telegram,
      way: ways.for('telegram'),
    }))
      findings.push({ mark: ok ? 'ok' : 'fix', text });
  }
  findings.push(...(await checkOperatorsChat(config, ways)));
  if (config.whatsapp) {
    findings.push(await checkWhatsApp(config), {
      mark: 'note',
      text: "whatsapp: an unofficial client breaks WhatsApp's terms and the account may be closed; use a number of its own",
    });
  }
  if (findings.length === 0)
    findings.push({
      mark: 'note',
      text: 'channels: only the terminal; set TELEGRAM_BOT_TOKEN or WHATSAPP to be reached in a chat',
    });
  return findings;
}

async function checkWhatsApp(config: Config): Promise<Finding> {
  try {
    const opened = (await hasDatabase(config)) ? await openStore(config, { migrate: false }) : null;
    const login = (await opened?.store.readLogin('whatsapp')) ?? null;
    await opened?.store.close();
    return login === null
      ? { mark: 'fix', text: 'whatsapp: no phone is paired; run: sayso whatsapp pair' }
      : { mark: 'ok', text: 'whatsapp: a phone is paired' };
  } catch {
    return { mark: 'fix', text: 'whatsapp: the login cannot be read; see the database above' };
  }
}

async function checkMail(config: Config, ways: WaysOut): Promise<Finding> {
  if (!config.smtpUrl)
    return { mark: 'ok', text: 'mail: no SMTP_URL; approved mails are handed over as files' };
  const url = new URL(config.smtpUrl);
  const port = Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587);
  return (await reachable(ways.for('outgoing mail'), url.hostname, port))
    ? { mark: 'ok', text: `mail: ${url.hostname}:${port} answers, sender ${config.mailFrom ?? ''}` }
    : { mark: 'fix', text: `mail: ${url.hostname}:${port} cannot be reached; check SMTP_URL` };
}

async function checkSentFolder(url: string, ways: WaysOut): Promise<Finding> {
  const { openSentFolder } = await import('../mail/sent-folder.ts');
  const found = await openSentFolder(url, ways.for('sent folder'))
    .check()
    .catch(() => null);
  if (found === null)
    return { mark: 'fix', text: 'sent mails: the mailbox of IMAP_URL cannot be opened' };
  return found
    ? { mark: 'ok', text: 'sent mails: an unknown outcome is looked up in the Sent folder' }
    : { mark: 'fix', text: 'sent mails: the mailbox of IMAP_URL has no Sent folder' };
}

function rules(config: Config): Finding[] {
  const { settings } = config;
  return [
    {
      mark: 'ok',
      text: `rules: cards expire after ${settings.approvalHours} h; a turn has at most ${settings.maxToolCalls} tool calls, ${settings.maxTurnTokens} tokens, ${settings.maxTurnMs / 1000} s`,
    },
    {
      mark: 'ok',
      text: `reminders: ${remindersText(settings)}`,
    },
    {
      mark: 'ok',
      text: `kept: ${retentionText(settings.retention)}; the log ${settings.logDays} days`,
    },
    ...(settings.operatorYes.length > 0
      ? [
          {
            mark: 'ok',
            text: `second yes of a person of the desk for: ${settings.operatorYes.join(', ')}; see sayso approval`,
          } as const,
        ]
      : []),
    ...(settings.trial
      ? [{ mark: 'note', text: 'DESK_TRIAL is on: new clients are not asked for consent' } as const]
      : []),
    ...(config.jobPages
      ? [
          {
            mark: 'ok',
            text: 'pages of jobs whose links clients send may be opened, each after a yes',
          } as const,
        ]
      : []),
    ...(config.boards.length > 0
      ? [
          {
            mark: 'ok',
            text: `boards that may be asked after a yes: ${config.boards.map(({ source, board }) => (board ? `${source}:${board}` : source)).join(', ')}`,
          } as const,
        ]
      : []),
  ];
}

function remindersText({ reminders, quietHours, timeZone }: Config['settings']): string {
  const after =
    reminders.afterHours.length === 0 ? 'none' : `after ${reminders.afterHours.join(', ')} h`;
  return `${after}, last call ${reminders.lastCallHours} h before the end; quiet hours ${writeQuietHours(quietHours)}, time zone ${timeZone}, until a client says otherwise`;
}
