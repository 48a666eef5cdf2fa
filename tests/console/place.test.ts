import { describe, expect, it } from 'vitest';
import {
  type ConsolePlace,
  createHostCheck,
  createPeers,
  isProxyList,
  placeFault,
} from '../../src/console/place.ts';

const place = (host: string, more: Partial<ConsolePlace> = {}): ConsolePlace => ({
  listen: { host, port: 8787 },
  url: null,
  tls: false,
  trustedProxies: [],
  ...more,
});
const url = new URL('https://desk.example.com');

describe('where the console may listen', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('by itself on %s', (host) => {
    expect(placeFault(place(host))).toBeNull();
  });

  it.each([
    '0.0.0.0',
    '::',
    '192.168.1.5',
    '203.0.113.9',
    'desk.example.com',
    '127.0.0.1.evil.com',
  ])('not on %s without TLS or a proxy', (host) => {
    expect(placeFault(place(host))).toContain('can be reached from other machines');
    expect(placeFault(place(host, { url }))).toContain('can be reached from other machines');
  });

  it('on every address with TLS and the name that operators type', () => {
    expect(placeFault(place('0.0.0.0', { tls: true }))).toContain('needs CONSOLE_URL');
    expect(placeFault(place('0.0.0.0', { tls: true, url }))).toBeNull();
    expect(placeFault(place('192.168.1.5', { tls: true }))).toBeNull();
  });

  it('behind a proxy only with https in front of it', () => {
    const trustedProxies = ['10.0.0.1'];
    expect(placeFault(place('0.0.0.0', { trustedProxies }))).toContain('needs CONSOLE_URL');
    expect(placeFault(place('0.0.0.0', { trustedProxies, url }))).toBeNull();
    const open = new URL('http://desk.example.com');
    expect(placeFault(place('0.0.0.0', { trustedProxies, url: open }))).toContain('https://');
    // A container whose port only its own machine reaches.
    const near = new URL('http://localhost:8787');
    expect(placeFault(place('0.0.0.0', { trustedProxies, url: near }))).toBeNull();
  });

  it('is told a list of proxies that can be read', () => {
    expect(isProxyList(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])).toBe(true);
    for (const wrong of ['10.0.0.0/33', '10.0.0', 'proxy', '1.2.3.4/8/8', '::/129', '1.2.3.4/'])
      expect(isProxyList([wrong])).toBe(false);
  });
});

describe('who asks', () => {
  const ask = (remoteAddress: string, headers: Record<string, string>, more = {}) =>
    createPeers(place('127.0.0.1', { trustedProxies: ['10.0.0.0/8', '::1'], ...more }))({
      socket: { remoteAddress },
      headers,
    });

  it('is whoever connects, whatever the headers say', () => {
    const headers = { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' };
    expect(ask('203.0.113.9', headers)).toEqual({
      ip: '203.0.113.9',
      isSecure: false,
      isProxied: false,
    });
  });

  it('is the last one that no proxy of the list has added', () => {
    const headers = {
      'x-forwarded-for': '1.2.3.4, 203.0.113.9, 10.9.9.9',
      'x-forwarded-proto': 'https',
    };
    for (const proxy of ['10.0.0.1', '::ffff:10.0.0.1', '::1'])
      expect(ask(proxy, headers)).toEqual({ ip: '203.0.113.9', isSecure: true, isProxied: true });
  });

  it('is the proxy itself when it names nobody, or nonsense', () => {
    for (const list of ['', 'unknown', '<script>', '10.0.0.2', ','])
      expect(ask('10.0.0.1', { 'x-forwarded-for': list }).ip).toBe('10.0.0.1');
  });

  it('came over https when a proxy that says nothing stands in front of an https address', () => {
    const url = new URL('https://desk.example.com');
    expect(ask('10.0.0.1', {}, { url }).isSecure).toBe(true);
    expect(ask('203.0.113.9', {}, { url }).isSecure).toBe(false);
    expect(ask('10.0.0.1', {}).isSecure).toBe(false);
  });

  it('came over an open connection when the proxy says so', () => {
    expect(ask('10.0.0.1', { 'x-forwarded-proto': 'http' }, { tls: true }).isSecure).toBe(false);
    expect(ask('10.0.0.1', { 'x-forwarded-proto': 'https,http' }).isSecure).toBe(false);
  });
});

describe('the name that the console is asked by', () => {
  it('behind a proxy is that of CONSOLE_URL, or the address that the proxy was given', () => {
    const isOwn = createHostCheck(place('0.0.0.0', { url, trustedProxies: ['10.0.0.1'] }));
    expect(isOwn('desk.example.com', true)).toBe(true);
    expect(isOwn('desk.example.com', false)).toBe(true);
    expect(isOwn('127.0.0.1:8787', true)).toBe(true);
    expect(isOwn('127.0.0.1:8787', false)).toBe(false);
    expect(isOwn('evil.example', true)).toBe(false);
  });

  it('on an address of its own is that address', () => {
    const isOwn = createHostCheck(place('192.168.1.5', { tls: true }));
    expect(isOwn('192.168.1.5:8787', false)).toBe(true);
    expect(isOwn('localhost', false)).toBe(false);
    for (const wrong of ['', 'a b', '192.168.1.5/x', 'x@192.168.1.5', '[::1'])
      expect(isOwn(wrong, false)).toBe(false);
  });
});
