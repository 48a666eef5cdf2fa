import { createAlertReader } from '../../jobs/alerts/alert-reader.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const JOBS = 25;
const MAILS = 200;

/** One forwarded alert mail with 25 jobs in both parts, from its bytes to postings. */
export async function benchAlerts(): Promise<Figure[]> {
  const reader = createAlertReader();
  const mails = Array.from({ length: MAILS }, (_, i) => Buffer.from(alertMail(i)));
  const read = async (i: number) => {
    const mail = mails[i % MAILS];
    if (!mail || (await reader.read(mail)).postings.length !== JOBS)
      throw new Error('The alert of the benchmark was not read whole.');
  };
  await timed(20, read);
  const times = await timed(MAILS, read);
  return [
    figure('alert_mail_p50', percentile(times, 0.5), 'ms', MAILS, { target: '<= 20' }),
    figure('alert_mail_p95', percentile(times, 0.95), 'ms', MAILS, { target: '<= 20' }),
  ];
}

/** As large as real ones: links of some hundred signs, tables in tables, a style sheet. */
function alertMail(seed: number): string {
  const jobs = Array.from({ length: JOBS }, (_, i) => ({
    id: 4_000_000_000 + seed * JOBS + i,
    title: `Engineer ${i} of team ${seed}`,
    company: `Company ${i % 7}`,
  }));
  const query = `?trackingId=${'x'.repeat(120)}&refId=${'y'.repeat(60)}&midToken=${'z'.repeat(40)}&otpToken=${'o'.repeat(200)}`;
  const link = (id: number) => `https://www.linkedin.com/comm/jobs/view/${id}/${query}`;
  const text = jobs
    .map(
      ({ id, title, company }) =>
        `${title}\n${company}\nBerlin, Germany\n\n24 school alumni\nView job: ${link(id)}\n`,
    )
    .join(`\n${'-'.repeat(57)}\n\n`);
  const style = 'font-family:-apple-system,sans-serif;color:#000000e6;padding:0;margin:0';
  const html = jobs
    .map(
      ({ id, title, company }) =>
        `<table role="presentation" style="${style}"><tbody><tr><td style="${style}"><a href="${link(id).replaceAll('&', '&amp;')}" style="${style}"><img src="https://media.example/logo.png" alt="${company}"></a></td><td style="${style}"><table style="${style}"><tbody><tr><td><a href="${link(id).replaceAll('&', '&amp;')}" style="${style}">${title}</a></td></tr><tr><td><p style="${style}">${company} · Berlin, Germany</p></td></tr></tbody></table></td></tr></tbody></table>`,
    )
    .join('\n');
  const part = (type: string, body: string) =>
    `--cut\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  return `From: jobalerts-noreply@linkedin.com\r\nSubject: ${JOBS} new jobs\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=cut\r\n\r\n${part('text/plain', text)}${part('text/html', html)}--cut--\r\n`;
}
