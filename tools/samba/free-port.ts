import { createServer, connect } from 'node:net';

/** A port of 127.0.0.1 nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/** Waits until somebody listens on a port of 127.0.0.1. */
export async function untilListening(port: number, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await listens(port))) {
    if (performance.now() > end) throw new Error(`Nothing listens on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until nobody listens on a port of 127.0.0.1 any more. */
export async function untilSilent(port: number, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (await listens(port)) {
    if (performance.now() > end) throw new Error(`Somebody still listens on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
