import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { configurationText, privateDirectories, shareDirectories } from './configuration.ts';
import { needProgram } from './find-samba.ts';
import { freePort, untilListening, untilSilent } from './free-port.ts';
import { variants, type VariantName } from './variants.ts';

/** How long a server may take to listen. */
const startTime = 15_000;
/** Size of the share `full`, where it is a file system of its own. */
const fullShareSize = '8m';

/** A Samba server of its own on 127.0.0.1, for the user who runs this; everything it has lies in one directory. */
export class PrivateSamba {
  readonly variant: VariantName;
  readonly directory: string;
  readonly port: number;
  readonly user: string = userInfo().username;
  /** Worth nothing: the server is reached from this machine only, and forgets it when it stops. */
  readonly password = 'not-a-secret-1';
  /** Whether the share `full` is a small file system: only root can make one. */
  readonly fullShare: boolean;
  #server: ChildProcess | undefined;

  private constructor(variant: VariantName, port: number) {
    this.variant = variant;
    this.port = port;
    this.directory = mkdtempSync(path.join(tmpdir(), 'samba-'));
    for (const name of [...privateDirectories, ...shareDirectories]) {
      mkdirSync(path.join(this.directory, name));
    }
    this.fullShare = this.#mountFullShare();
    const text = configurationText(this.directory, port, variants[variant]);
    writeFileSync(this.#configuration, text);
    this.#addUser();
  }

  static async start(variant: VariantName): Promise<PrivateSamba> {
    const samba = new PrivateSamba(variant, await freePort());
    try {
      await samba.start();
    } catch (error) {
      await samba.stop();
      throw error;
    }
    return samba;
  }

  get #configuration(): string {
    return path.join(this.directory, 'smb.conf');
  }

  /** Starts the server, also after {@link crash}. */
  async start(): Promise<void> {
    const log = openSync(path.join(this.directory, 'log/out.log'), 'a');
    const args = ['--foreground', '--no-process-group', '--debug-stdout'];
    this.#server = spawn(needProgram('smbd'), [...args, `--configfile=${this.#configuration}`], {
      // A group of its own, so that the processes it makes for connections end with it.
      detached: true,
      stdio: ['ignore', log, log],
    });
    await untilListening(this.port, startTime);
    await this.#untilShared();
  }

  /** Ends the server and the processes of its connections without a word to anybody. */
  async crash(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the server and removes its directory. */
  async stop(): Promise<void> {
    await this.#end('SIGKILL');
    if (this.fullShare) spawnSync('umount', [path.join(this.directory, 'full')]);
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** A server listens before all of its processes are there; until then it has "no memory" to open a share. */
  async #untilShared(): Promise<void> {
    const end = performance.now() + startTime;
    while (this.#visit().includes('NT_STATUS_NO_MEMORY')) {
      if (performance.now() > end) throw new Error('The server opens no share.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** What Samba's own client says of a visit to a share. */
  #visit(): string {
    const args = ['//127.0.0.1/rw', `--port=${this.port}`, `--user=${this.user}`, '--command=exit'];
    const env = { ...process.env, PASSWD: this.password };
    return spawnSync(needProgram('smbclient'), args, { env, encoding: 'utf8' }).stdout;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server?.pid === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    process.kill(-server.pid, signal);
    await ended;
    // A process of a connection that is still writing ends later, and holds the port until then.
    await untilSilent(this.port, startTime);
  }

  #addUser(): void {
    const args = ['-s', this.#configuration, '-t', '-a', '-u', this.user];
    const input = `${this.password}\n${this.password}\n`;
    const { status, stderr } = spawnSync(needProgram('pdbedit'), args, { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The user could not be added: ${stderr}`);
  }

  #mountFullShare(): boolean {
    if (process.getuid?.() !== 0) return false;
    const args = ['-t', 'tmpfs', '-o', `size=${fullShareSize}`, 'tmpfs'];
    return spawnSync('mount', [...args, path.join(this.directory, 'full')]).status === 0;
  }
}
