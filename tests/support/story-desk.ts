import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { runSayso, temporaryHome } from './chat-process.ts';
import { startDesk } from './desk-process.ts';
import { signedInPages, WORDS } from './signed-in-page.ts';
import { startSmtpPeer } from './smtp-server.ts';
import { startBotApiPeer } from './telegram/bot-api-peer.ts';

/** A desk as `sayso start` opens it, with Telegram and mail on this machine and two operators: Ada (admin) and Cleo. */
export interface StoryDesk {
  address(): string;
  telegram: Awaited<ReturnType<typeof startBotApiPeer>>;
  smtp: Awaited<ReturnType<typeof startSmtpPeer>>;
  sayso(...args: string[]): ReturnType<typeof runSayso>;
  /** Everything that the processes have printed. */
  output(): string;
  /** Kills the process as a crash would, and starts another one on the same data and address. */
  crash(): Promise<void>;
  /** Signs in as a person does, in a browser of their own. */
  signedIn(name: string, path: string, look?: BrowserContextOptions): Promise<Page>;
  /** What the pages complained of: scripts and the policy. */
  faults: string[];
  close(): Promise<void>;
}

export async function openStoryDesk(browser: Browser): Promise<StoryDesk> {
  const home = temporaryHome();
  const [smtp, telegram] = await Promise.all([startSmtpPeer(), startBotApiPeer()]);
  const pages = signedInPages(browser);
  const env = {
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Sayso <desk@sayso.example>',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
  };
  const sayso = (...args: string[]) =>
    runSayso(args, { home: home.home, env, input: `${WORDS}\n` });
  let desk = startDesk({ home: home.home, env });
  let address = await desk.ready;
  let before = '';
  await sayso('operator', 'add', 'Ada', '--role', 'admin', '--password-stdin');
  await sayso('operator', 'add', 'Cleo', '--role', 'operator', '--password-stdin');
  return {
    address: () => address,
    telegram,
    smtp,
    sayso,
    output: () => before + desk.output(),
    async crash() {
      await desk.kill('SIGKILL');
      before += desk.output();
      const listen = new URL(address).host;
      desk = startDesk({ home: home.home, env: { ...env, CONSOLE_LISTEN: listen } });
      address = await desk.ready;
    },
    signedIn: (name, path, look) => pages.open(address, name, path, look),
    faults: pages.faults,
    async close() {
      await pages.close();
      await desk.kill('SIGTERM');
      await telegram.close();
      await smtp.close();
      home.remove();
    },
  };
}

/** What the checker calls serious or critical on this page, by rule and place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
