/** CPU time of this thread so far, in ms. Its difference says how long something computes, however busy the machine is. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
