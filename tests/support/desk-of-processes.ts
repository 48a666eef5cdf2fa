import { openTelegramPeer } from './chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from './chat-process.ts';
import { type DeskProcess, startDesk } from './desk-process.ts';
import { type OpenAiServer, type ScriptedReply, startOpenAiServer } from './openai-server.ts';
import { openPostgresStore } from './postgres-store.ts';
import { WORDS } from './signed-in-page.ts';
import { type SmtpPeer, startSmtpPeer } from './smtp-server.ts';

/** An edge and workers as processes of their own, on servers of the test. */
export interface DeskOfProcesses {
  chat: Awaited<ReturnType<typeof openTelegramPeer>>;
  model: OpenAiServer;
  /** Replies of the model, in order. */
  script: ScriptedReply[];
  smtp: SmtpPeer;
  /** Address of the database of its own. */
  databaseUrl: string;
  /** Begins a process; `ready` tells when it takes messages, or why it does not. */
  begin(role: 'edge' | 'worker'): DeskProcess;
  /** Begins one and waits until it is ready. */
  start(role: 'edge' | 'worker'): Promise<DeskProcess>;
  /** A command beside the running processes. */
  sayso(...args: string[]): ReturnType<typeof runSayso>;
  /** An operator who signs in at the console with `WORDS`. */
  addOperator(name: string, role: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDeskOfProcesses(
  servers: { postgres: string; redis: string },
  otherwise: Parameters<typeof startOpenAiServer>[1],
  env: Record<string, string> = {},
): Promise<DeskOfProcesses> {
  const chat = await openTelegramPeer();
  const script: ScriptedReply[] = [];
  const model = await startOpenAiServer(script, otherwise);
  const smtp = await startSmtpPeer();
  // The first process makes the key in its home, and the tables.
  const database = await openPostgresStore(servers.postgres, { empty: true });
  const home = temporaryHome();
  const all = {
    ...chat.env,
    DESK_TRIAL: '1',
    DATABASE_URL: database.url,
    REDIS_URL: servers.redis,
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'scripted',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Sayso <desk@sayso.example>',
    ...env,
  };
  const desks: DeskProcess[] = [];
  const begin = (role: 'edge' | 'worker') => {
    const desk = startDesk({ home: home.home, env: all, role });
    desks.push(desk);
    return desk;
  };
  return {
    chat,
    model,
    script,
    smtp,
    databaseUrl: database.url,
    begin,
    async start(role) {
      const desk = begin(role);
      await desk.ready;
      return desk;
    },
    sayso: (...args) => runSayso(args, { home: home.home, env: all }),
    async addOperator(name, role) {
      const added = await runSayso(['operator', 'add', name, '--role', role, '--password-stdin'], {
        home: home.home,
        env: all,
        input: `${WORDS}\n`,
      });
      if (added.code !== 0) throw new Error(`${name} was not added: ${added.stderr}`);
    },
    async close() {
      await Promise.all(desks.map((desk) => desk.kill('SIGKILL')));
      await killLeftovers();
      await model.close();
      await smtp.close();
      await chat.close();
      await database.remove();
      home.remove();
    },
  };
}
