import type { Party } from '../desk/privacy/facts.ts';
import { isThisMachine } from '../desk/privacy/host.ts';
import { readServerUrl } from './server-url.ts';

/** The mail servers in the privacy notice; a URL that cannot be read stops the start elsewhere and names nobody here. */
export function mailParties(config: {
  smtpUrl: string | null;
  imapUrl: string | null;
  settings: { repliesTracked: boolean };
  alerts: { imapUrl: string | null } | null;
}): Party[] {
  const parties: Party[] = [];
  const smtp = config.smtpUrl === null ? null : readServerUrl(config.smtpUrl, 'smtp');
  if (smtp)
    parties.push({
      role: 'mail',
      name: 'The mail server of the desk',
      hosts: [hostText(smtp.host, smtp.port)],
      local: isThisMachine(smtp.host),
      gets: 'each mail that you approved, with its recipient and attachments',
      keeps: 'It keeps what its operator keeps of sent mail.',
    });
  const imap = config.imapUrl === null ? null : readServerUrl(config.imapUrl, 'imap');
  if (imap)
    parties.push({
      role: 'sent_folder',
      name: 'The mailbox that sends',
      hosts: [hostText(imap.host, imap.port)],
      local: isThisMachine(imap.host),
      gets: config.settings.repliesTracked
        ? 'a question for one message id, after a broken connection, and every few minutes one for head lines of new mails'
        : 'a question for one message id, after a broken connection',
      keeps: 'Sent mails stay in its Sent folder until a person of the desk deletes them.',
    });
  const { imapUrl: alertsUrl } = { imapUrl: null, ...config.alerts };
  const alerts = alertsUrl === null ? null : readServerUrl(alertsUrl, 'imap');
  if (alerts)
    parties.push({
      role: 'alert_mailbox',
      name: 'The mailbox for job alerts',
      hosts: [hostText(alerts.host, alerts.port)],
      local: isThisMachine(alerts.host),
      gets: 'the job alerts that you forward',
      keeps: 'They stay there until a person of the desk deletes them.',
    });
  return parties;
}

function hostText(host: string, port: number | null): string {
  return port === null ? host : `${host}:${port}`;
}
