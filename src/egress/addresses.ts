import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Addresses that are never "outside": this machine, private networks, link-local (cloud metadata), multicast, reserved. */
const INNER_V4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INNER_V4.addSubnet(net, bits, 'ipv4');

/** A list of its own: a block list reads the mapped range as "every IPv4 address". */
const INNER_V6 = new BlockList();
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  // Forms that carry an IPv4 address inside: mapped, NAT64, 6to4, Teredo.
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INNER_V6.addSubnet(net, bits, 'ipv6');

/** What an operator may name besides: this machine and private networks. */
const OWN = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const)
  OWN.addSubnet(net, bits, 'ipv4');
const OWN_V6 = new BlockList();
OWN_V6.addAddress('::1', 'ipv6');
OWN_V6.addSubnet('fc00::', 7, 'ipv6');
/** Keys of the machine's account, for whoever asks: a cloud's metadata in a range that is private otherwise. */
const METADATA_V6 = new BlockList();
METADATA_V6.addSubnet('fd00:ec2::', 32, 'ipv6');

/** Is this outside, on the open internet? Anything that is not a public address, or no address at all, is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !INNER_V4.check(address, 'ipv4');
  return isIPv6(address) && !INNER_V6.check(address, 'ipv6');
}

/** Is this on this machine or in a private network? Link-local addresses, where clouds keep their metadata, are neither. */
export function isOwnAddress(address: string): boolean {
  if (isIPv4(address)) return OWN.check(address, 'ipv4');
  return isIPv6(address) && OWN_V6.check(address, 'ipv6') && !METADATA_V6.check(address, 'ipv6');
}
