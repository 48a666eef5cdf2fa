import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface ImapServer {
  url: string;
  /** Puts a mail into the Sent folder, as a provider does. */
  keepSent(mail: string): void;
  /** Puts a mail into the inbox. */
  deliver(mail: string): void;
  close(): Promise<void>;
}

/** A Dovecot of the test's own; null, loudly, when there is none on this machine. */
export async function startImapServer(): Promise<ImapServer | null> {
  try {
    execFileSync('dovecot', ['--version'], { stdio: 'ignore' });
  } catch {
    process.stderr.write('SKIPPED: no IMAP server was found (dovecot on PATH).\n');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sayso-imap-'));
  chmodSync(folder, 0o755);
  const port = 11_000 + (process.pid % 900);
  const mail = join(folder, 'mail');
  mkdirSync(join(mail, '.Sent', 'cur'), { recursive: true });
  for (const name of ['new', 'tmp']) mkdirSync(join(mail, '.Sent', name));
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(mail, name));
  const root = userInfo().uid === 0;
  const owner = root ? 'mail' : userInfo().username;
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
default_internal_user = ${owner}
default_internal_group = ${root ? 'mail' : owner}
default_login_user = ${root ? 'nobody' : owner}
first_valid_uid = 1
mail_location = maildir:${mail}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner} gid=${root ? 'mail' : owner} home=${folder}
}
`,
  );
  if (root) execFileSync('chown', ['-R', 'mail:mail', mail]);
  const server = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  for (let tries = 0; tries < 100 && !(await answers(port)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  let kept = 0;
  const keep = (box: string, text: string) => {
    kept += 1;
    const path = join(box, 'new', `${Date.now()}.${kept}.test`);
    writeFileSync(path, text);
    if (root) execFileSync('chown', ['mail:mail', path]);
  };
  return {
    url: `imap://desk:secret@127.0.0.1:${port}`,
    keepSent: (text) => keep(join(mail, '.Sent'), text.replaceAll('\n', '\r\n')),
    deliver: (text) => keep(mail, text),
    async close() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      if (server.kill('SIGTERM')) await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
