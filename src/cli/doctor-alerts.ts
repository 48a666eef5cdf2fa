import { ownHost } from '../allowed-hosts.ts';
import type { Config } from '../config.ts';
import type { Store } from '../desk/ports/store.ts';
import type { WaysOut } from '../egress/ways-out.ts';
import type { Finding } from './finding.ts';
import { reachable } from './reachable.ts';

/** How forwarded alerts come in, and whether they can. */
export async function checkAlerts(config: Config, ways: WaysOut): Promise<Finding[]> {
  const { alerts } = config;
  if (!alerts) return [];
  const { local, domain } = alerts.place;
  const findings: Finding[] = [{ mark: 'ok', text: `alerts: addresses ${local}+…@${domain}` }];
  if (alerts.listen) {
    const { host, port } = alerts.listen;
    // The desk itself may be down while the doctor looks.
    findings.push(
      (await reachable(ways.for('alert test'), ownHost(host), port))
        ? { mark: 'ok', text: `alerts: something answers at ${host}:${port}` }
        : {
            mark: 'note',
            text: `alerts: nothing answers at ${host}:${port}; the desk is not running, or ALERTS_LISTEN is another`,
          },
    );
    if (!alerts.tls)
      findings.push({
        mark: 'note',
        text: 'alerts: no certificate, so mail comes in unencrypted; set ALERTS_TLS_CERT and ALERTS_TLS_KEY',
      });
  }
  if (alerts.imapUrl !== null) {
    const url = new URL(alerts.imapUrl);
    const port = Number(url.port) || (url.protocol === 'imaps:' ? 993 : 143);
    findings.push(
      (await reachable(ways.for('alert mailbox'), url.hostname, port))
        ? { mark: 'ok', text: `alerts: the mailbox at ${url.hostname}:${port} answers` }
        : {
            mark: 'fix',
            text: `alerts: the mailbox at ${url.hostname}:${port} cannot be reached; check ALERTS_IMAP_URL`,
          },
    );
  }
  return findings;
}

/** Mails that somebody of the desk should look at. */
export async function alertsInTrouble(store: Pick<Store, 'countAlertMails'>): Promise<Finding[]> {
  const { nothing, failed } = await store.countAlertMails();
  if (nothing + failed === 0) return [];
  return [
    {
      mark: 'note',
      text: `${nothing + failed} alert mails gave no job; see sayso alerts list`,
    },
  ];
}
