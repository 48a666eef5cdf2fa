import type { Config } from '../config.ts';
import type { Store } from '../desk/ports/store.ts';
import type { WaysOut } from '../egress/ways-out.ts';
import type { Finding } from './finding.ts';

/** Whether the bot can work in the operators' group; changes nothing there. */
export async function checkOperatorsChat(config: Config, ways: WaysOut): Promise<Finding[]> {
  const { telegram, operatorsChat } = config;
  if (!telegram || !operatorsChat) return [];
  const { createGroupChat } = await import('../bot/telegram/group-chat.ts');
  const chat = createGroupChat({ ...telegram, way: ways.for('telegram') });
  try {
    const fault = await chat.check(operatorsChat.chat);
    if (fault === null)
      return [{ mark: 'ok', text: "operators' group: the bot may manage its topics" }];
    if (fault.result === 'moved')
      return [
        {
          mark: 'fix',
          text: `operators' group: it has a new id; set OPERATORS_CHAT=${fault.to}`,
        },
      ];
    return [
      {
        mark: 'fix',
        text:
          fault.result === 'shut_out'
            ? `operators' group: ${fault.advice}`
            : "operators' group: it cannot be looked at; check OPERATORS_CHAT, TELEGRAM_BOT_TOKEN and the network",
      },
    ];
  } finally {
    chat.close();
  }
}

/** Who can work from the group, and who sees there what the console would not show them. */
export async function operatorsChatReaders(config: Config, store: Store): Promise<Finding[]> {
  if (!config.operatorsChat) return [];
  const known = (await store.listOperators()).filter(
    ({ telegramUser, disabledAt }) => telegramUser !== null && disabledAt === null,
  );
  const findings: Finding[] = [];
  if (known.length === 0)
    findings.push({
      mark: 'fix',
      text: "operators' group: no operator has a Telegram account; sayso operator add NAME --telegram ID",
    });
  const narrow = known.filter(({ assignedOnly }) => assignedOnly);
  if (narrow.length > 0)
    findings.push({
      mark: 'note',
      text: `operators' group: every member reads every topic, also ${narrow.map(({ name }) => name).join(', ')}, who in the console sees assigned conversations only`,
    });
  return findings;
}
