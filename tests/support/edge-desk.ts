import { readConfig } from '../../src/config.ts';
import { openDesk, type RunningDesk } from '../../src/main.ts';
import type { ChatPeer } from './chat-peers.ts';
import { temporaryHome } from './chat-process.ts';
import { type OpenAiServer, type ScriptedReply, startOpenAiServer } from './openai-server.ts';
import { type SmtpPeer, startSmtpPeer } from './smtp-server.ts';

/** A whole desk in this process, with its real channel, a scripted model server and a real mail server. */
export interface EdgeDesk {
  running: RunningDesk;
  home: string;
  model: OpenAiServer;
  /** Replies of the model, in order; without one it says "ok". */
  script: ScriptedReply[];
  smtp: SmtpPeer;
  /** Stops the desk and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openEdgeDesk(
  chat: ChatPeer,
  env: Record<string, string> = {},
): Promise<EdgeDesk> {
  const { home, remove } = temporaryHome();
  const script: ScriptedReply[] = [];
  const model = await startOpenAiServer(script, { text: 'ok' });
  const smtp = await startSmtpPeer();
  await chat.prepare(home);
  const config = readConfig({
    DESK_HOME: home,
    DESK_TRIAL: '1',
    CONSOLE_LISTEN: 'off',
    LOG_LEVEL: 'silent',
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'scripted',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Sayso <desk@sayso.example>',
    ...chat.env,
    ...env,
  });
  const start = async () => {
    const running = await openDesk(config);
    await running.connectChannels();
    await running.begin();
    return running;
  };
  const desk: EdgeDesk = {
    running: await start(),
    home,
    model,
    script,
    smtp,
    async restart() {
      await desk.running.stop();
      desk.running = await start();
    },
    async close() {
      await desk.running.stop();
      await model.close();
      await smtp.close();
      remove();
    },
  };
  return desk;
}

/** A reply of the model that comes when `go` is called. */
export function heldReply(text: string): { reply: ScriptedReply; go(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { reply: { text, after: promise }, go: () => resolve() };
}
