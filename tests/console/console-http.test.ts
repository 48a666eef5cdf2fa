import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { streamSSE } from 'hono/streaming';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestConsole, PASSWORD, type TestConsole } from '../support/console-server.ts';
import { untilTrue } from '../support/until.ts';

const SECRET_WORDS = 'the words that an operator was typing';

describe('the console over HTTP', () => {
  let console: TestConsole;
  let open = 0;
  beforeEach(async () => {
    open = 0;
    console = await openTestConsole({
      more(app) {
        app.get('/test-page', (context) => context.text(`for ${context.var.operator.name}`));
        app.post('/test-page', async (context) => context.text('done'));
        app.get('/test-fault', () => {
          throw new Error(SECRET_WORDS);
        });
        app.get('/test-events', (context) =>
          streamSSE(context, async (stream) => {
            open += 1;
            const over = Promise.withResolvers<void>();
            stream.onAbort(() => {
              open -= 1;
              over.resolve();
            });
            await stream.writeSSE({ event: 'hello', data: '1' });
            await over.promise;
          }),
        );
      },
    });
    await console.addOperator('Ada', 'admin');
  });
  afterEach(() => console.close());
  const ada = async () => (await console.signIn('Ada')).cookie;

  describe('before the sign-in', () => {
    it('sends whoever asks for a page to the sign-in, and remembers where they wanted to go', async () => {
      const response = await console.get('/test-page?a=1');
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe('/sign-in?to=%2Ftest-page%3Fa%3D1');
    });

    it.each(['/test-page', '/no-such-page', '/operators', '/c/1'])(
      'tells nothing of %s',
      async (path) => {
        const response = await console.get(path);
        expect(response.status).toBe(303);
        expect(await response.text()).toBe('');
      },
    );

    it('answers a script with 401 instead of a page', async () => {
      const headers = { accept: 'text/event-stream' };
      expect((await console.get('/test-events', undefined, headers)).status).toBe(401);
    });

    it('keeps what was typed when the session has ended meanwhile, but no password', async () => {
      const { cookie } = await console.signIn('Ada');
      const csrf = await console.csrf(cookie);
      const [line] = await console.store.listOperators();
      await console.store.endSessions(line?.id ?? '', []);
      const words = '<b>Hello Grace</b>, I am still typing';
      const id = '01a200e2-1be0-73f4-8977-b4b27d0047db';
      const answer = await console.post('/c/1/reply', { csrf, text: words, id }, cookie, {
        referer: `${console.address}/test-page`,
      });
      expect(answer.status).toBe(401);
      const page = await answer.text();
      expect(page).toContain('You are not signed in any more, so nothing was sent.');
      expect(page).toContain('&lt;b&gt;Hello Grace&lt;/b&gt;, I am still typing</textarea>');
      expect(page).not.toContain(id);
      expect(page).toContain('name="to" value="/test-page"');
      const own = await console.post('/account/password', { csrf, password: PASSWORD }, cookie);
      expect(own.status).toBe(401);
      expect(await own.text()).not.toContain(PASSWORD);
    });

    it('says how the first account is made when there is none, and offers no password', async () => {
      const fresh = await openTestConsole();
      try {
        const page = await (await fresh.get('/sign-in')).text();
        expect(page).toContain('sayso operator add NAME');
        expect(page).not.toContain('<form');
      } finally {
        await fresh.close();
      }
    });
  });

  describe('headers', () => {
    it.each(['/sign-in', '/assets/console.css', '/assets/none.js', '/test-page', '/no-such'])(
      'are safe on %s',
      async (path) => {
        const { headers } = await console.get(path);
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toContain('unsafe');
        expect(headers.get('x-frame-options')).toBe('DENY');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('same-origin');
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
        expect(headers.get('strict-transport-security')).toBeNull();
      },
    );

    it('let no page lie in a cache', async () => {
      const cookie = await ada();
      const response = await console.get('/test-page', cookie);
      expect(response.headers.get('cache-control')).toBe('no-store');
    });

    it('hold no line that somebody else wrote', async () => {
      const to = '/inbox\r\nset-cookie: evil=1';
      const response = await console.post('/sign-in', { name: 'Ada', password: PASSWORD, to });
      expect(response.headers.get('location')).toBe('/inbox');
      expect(response.headers.getSetCookie().join()).not.toContain('evil');
    });
  });

  describe('the cookie', () => {
    it('AT26: is the only one, and no script, no other site and no neighbour gets it', async () => {
      const { response } = await console.signIn('Ada');
      const cookies = response.headers.getSetCookie();
      expect(cookies).toHaveLength(1);
      expect(cookies[0]).toMatch(/^sayso=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    });

    it('is known to the database by its digest only', async () => {
      const cookie = await ada();
      const token = cookie.split('=')[1] ?? '';
      const [account] = await console.store.listOperators();
      const sessions = await console.store.listSessions(account?.id ?? '');
      expect(sessions.map(({ digest }) => digest)).toEqual([
        createHash('sha256').update(token).digest('hex'),
      ]);
    });

    it('is another one after each sign-in, and the one before holds no more', async () => {
      const before = await ada();
      const again = await console.post('/sign-in', { name: 'Ada', password: PASSWORD }, before);
      const [cookie = ''] = again.headers.getSetCookie();
      expect(cookie).not.toContain(before);
      expect((await console.get('/test-page', before)).status).toBe(303);
      expect((await console.get('/test-page', cookie.split(';')[0])).status).toBe(200);
    });

    it('does not open anything when it was planted', async () => {
      const planted = `sayso=${'a'.repeat(43)}`;
      expect((await console.get('/test-page', planted)).status).toBe(303);
      const { response } = await console.signIn('Ada');
      expect(response.headers.getSetCookie()[0]).not.toContain('aaaaaaaaaa');
    });

    it('is gone, and worth nothing, after the sign-out', async () => {
      const cookie = await ada();
      const out = await console.post('/sign-out', {}, cookie);
      expect(out.headers.get('location')).toBe('/sign-in?said=out');
      expect(out.headers.getSetCookie()[0]).toMatch(/^sayso=; Max-Age=0; Path=\//);
      expect((await console.get('/test-page', cookie)).status).toBe(303);
      expect(await console.audited()).toContain('operator.signed_out none account Ada');
    });

    it('ends after eight hours without use, and after seven days of use', async () => {
      const idle = await ada();
      console.move(8 * 3_600_000 + 1);
      expect((await console.get('/test-page', idle)).status).toBe(303);
      const used = await ada();
      for (let hours = 0; hours < 7 * 24 - 7; hours += 7) {
        console.move(7 * 3_600_000);
        expect((await console.get('/test-page', used)).status).toBe(200);
      }
      console.move(7 * 3_600_000);
      expect((await console.get('/test-page', used)).status).toBe(303);
    });
  });

  describe('a form from elsewhere', () => {
    it.each([
      ['another site', { origin: 'https://evil.example' }],
      ['nowhere', { origin: 'null' }],
      ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
      ['a page that its browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
      ['a neighbour', { 'sec-fetch-site': 'same-site' }],
      ['the address bar', { 'sec-fetch-site': 'none' }],
    ])('is refused from %s, with the cookie and the right token', async (_, headers) => {
      const cookie = await ada();
      const csrf = await console.csrf(cookie);
      const response = await console.post('/test-page', { csrf }, cookie, headers);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('nothing was done');
    });

    it('is refused when nobody says where it comes from', async () => {
      const cookie = await ada();
      const csrf = await console.csrf(cookie);
      const response = await fetch(`${console.address}/test-page`, {
        method: 'POST',
        headers: { cookie, 'x-csrf': csrf },
      });
      expect(response.status).toBe(403);
    });

    it('cannot sign a browser in either', async () => {
      const fields = { name: 'Ada', password: PASSWORD };
      const response = await console.post('/sign-in', fields, undefined, {
        origin: 'https://evil.example',
      });
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    });

    it.each(['', 'wrong', 'x'.repeat(43)])('is refused without its token (%j)', async (csrf) => {
      const cookie = await ada();
      const response = await console.post('/test-page', { csrf, text: SECRET_WORDS }, cookie);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain(`${SECRET_WORDS}</textarea>`);
    });

    it("is refused with another session's token", async () => {
      const [first, second] = [await ada(), await ada()];
      const csrf = await console.csrf(second);
      expect((await console.post('/test-page', { csrf }, first)).status).toBe(403);
      expect((await console.post('/test-page', { csrf }, second)).status).toBe(200);
    });

    it('may show the token in a header, as a script does', async () => {
      const cookie = await ada();
      const csrf = await console.csrf(cookie);
      const headers = { 'x-csrf': csrf, 'sec-fetch-site': 'same-origin' };
      expect((await console.post('/test-page', {}, cookie, headers)).status).toBe(200);
    });

    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is refused as %s', async (method) => {
      const response = await fetch(`${console.address}/test-page`, { method });
      expect(response.status).toBe(405);
    });
  });

  describe('an address that is made up', () => {
    it.each([
      '/assets/../console-app.ts',
      '/assets/..%2fconsole-app.ts',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/....//console.css',
      '/assets/console.css%00.js',
      '/assets/%5c..%5cpackage.json',
      '/assets/',
      '/assets/constructor',
      '/assets/__proto__',
    ])('%s reaches no file', async (path) => {
      const [status, body] = await raw(console.address, `GET ${path} HTTP/1.1`);
      expect([303, 401, 404]).toContain(status);
      expect(body).not.toMatch(/import |"name"/);
    });

    it.each([
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%09/evil.example/../\t',
      'javascript:alert(1)',
      '\\\\evil.example',
      `/${'a'.repeat(400)}`,
    ])('does not lead from the sign-in to %s', async (to) => {
      const response = await console.post('/sign-in', { name: 'Ada', password: PASSWORD, to });
      expect(response.headers.get('location')).toBe('/inbox');
      const page = await (await console.get(`/sign-in?to=${encodeURIComponent(to)}`)).text();
      expect(page).not.toContain('evil');
    });

    it.each(['evil.example', 'evil.example:8787', '127.0.0.1.evil.example', 'user@localhost', ''])(
      'is not answered under the name %j',
      async (host) => {
        const [status, body] = await raw(console.address, 'GET /sign-in HTTP/1.1', { host });
        expect([400, 421]).toContain(status);
        expect(body).not.toContain('password');
      },
    );

    it.each(['localhost:1', '127.0.0.1', '[::1]:8787', 'LOCALHOST'])(
      'is answered under %s',
      async (host) => {
        const [status] = await raw(console.address, 'GET /sign-in HTTP/1.1', { host });
        expect(status).toBe(200);
      },
    );

    it('is not found behind the sign-in, without a word of why', async () => {
      const response = await console.get('/c/no-such', await ada());
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('There is nothing here that you may see.');
    });
  });

  describe('what is too much', () => {
    it('a form above 256 kB is not read', async () => {
      const cookie = await ada();
      const csrf = await console.csrf(cookie);
      const text = 'x'.repeat(300_000);
      expect((await console.post('/test-page', { csrf, text }, cookie)).status).toBe(413);
      expect((await console.post('/sign-in', { name: text })).status).toBe(413);
    });

    it('a form that does not say how long it is, is cut off as well', async () => {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 64_000;
          if (sent > 6_400_000) controller.close();
          else controller.enqueue(new Uint8Array(64_000).fill(120));
        },
      });
      const response = await fetch(`${console.address}/sign-in`, {
        method: 'POST',
        headers: {
          origin: console.address,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body,
        duplex: 'half',
      }).catch(() => null);
      expect(response?.status ?? 413).toBe(413);
      expect(sent).toBeLessThan(6_400_000);
    });

    it.each([
      ['name', { name: 'n'.repeat(100_000), password: PASSWORD }],
      ['password', { name: 'Ada', password: 'p'.repeat(100_000) }],
      ['code', { name: 'Ada', password: PASSWORD, code: '1'.repeat(100_000) }],
    ])('a %s of 100 kB signs nobody in', async (_, fields) => {
      const response = await console.post('/sign-in', fields);
      expect(response.status).toBe(400);
      expect(response.headers.getSetCookie()).toEqual([]);
    });

    it('a form that is none is answered with a sentence', async () => {
      for (const type of ['application/json', 'text/plain', 'multipart/form-data', 'x']) {
        const response = await fetch(`${console.address}/sign-in`, {
          method: 'POST',
          headers: { origin: console.address, 'content-type': type },
          body: '{"name":{"$ne":1}}',
        });
        expect([400, 401]).toContain(response.status);
      }
    });
  });

  it('shows no detail of a fault', async () => {
    const response = await console.get('/test-fault', await ada());
    expect(response.status).toBe(500);
    const page = await response.text();
    expect(page).toContain('Something went wrong');
    expect(page).not.toContain(SECRET_WORDS);
  });

  it('shows what somebody typed as text', async () => {
    const name = '"><script>alert(1)</script>';
    const page = await (await console.post('/sign-in', { name, password: 'x' })).text();
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
    expect(page).not.toContain('<script>alert');
  });

  it('gives assets with a type and a tag, and nothing when they are known', async () => {
    const first = await console.get('/assets/console.css');
    expect(first.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const etag = first.headers.get('etag') ?? '';
    const again = await console.get('/assets/console.css', undefined, { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  describe('open streams', () => {
    const stream = async (cookie: string) => {
      const response = await console.get('/test-events', cookie, { accept: 'text/event-stream' });
      const reader = response.body?.getReader();
      if (!reader) throw new Error('no stream');
      await reader.read();
      return reader;
    };

    it('are cut when their session ends and the desk tells of it', async () => {
      const cookie = await ada();
      const reader = await stream(cookie);
      const [account] = await console.store.listOperators();
      await console.store.changeOperator(account?.id ?? '', { disabledAt: null }, []);
      console.feed.changed({ kind: 'desk' });
      for (let read = await reader.read(); !read.done; ) read = await reader.read();
      await untilTrue(() => open === 0, 'the end of the stream');
    });

    it('do not end when somebody else is signed out', async () => {
      const cookie = await ada();
      await console.addOperator('Ben');
      const ben = await stream((await console.signIn('Ben')).cookie);
      const reader = await stream(cookie);
      await console.post('/sign-out', {}, cookie);
      console.feed.changed({ kind: 'desk' });
      for (let read = await reader.read(); !read.done; ) read = await reader.read();
      await untilTrue(() => open === 1, 'the end of the one stream');
      await ben.cancel();
      await untilTrue(() => open === 0, 'the end of the other');
    });

    it('do not keep the server from closing, two hundred of them', async () => {
      const cookie = await ada();
      const readers = await Promise.all(Array.from({ length: 200 }, () => stream(cookie)));
      expect(open).toBe(200);
      await console.server.close();
      const ends = await Promise.all(
        readers.map((reader) =>
          reader.read().then(
            ({ done }) => done,
            () => true,
          ),
        ),
      );
      expect(ends.every(Boolean)).toBe(true);
      await untilTrue(() => open === 0, 'the end of all streams');
    });
  });
});

/** A request as no proper client would send it. */
function raw(
  address: string,
  line: string,
  headers: Record<string, string> = {},
): Promise<[number, string]> {
  const { hostname, port } = new URL(address);
  const all = { host: `${hostname}:${port}`, connection: 'close', accept: 'text/html', ...headers };
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
      socket.write(`${[line, ...lines].join('\r\n')}\r\n\r\n`);
    });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('error', reject);
    socket.once('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n');
      resolve([Number(head.split(' ')[1]), body.join('\r\n\r\n')]);
    });
  });
}
