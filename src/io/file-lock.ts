import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { AgopError } from "../errors.ts";
import { createWhole } from "./create-file.ts";
import { cannotRead, cannotWrite, errorCode } from "./system-error.ts";

interface LockHolder {
  readonly host: string;
  readonly pid: number;
  /** Start of the process, which distinguishes it from a later process with the same pid; null if unknown. */
  readonly born: string | null;
}

/** A lock, held until it is released or the process ends. */
export interface FileLock {
  release(): Promise<void>;
}

/**
 * Keeps a second process from doing the same work. A lock left by a killed process is replaced.
 * @param path Path of the lock file, which names its holder.
 * @throws AgopError OUTPUT_BUSY if a living process holds the lock; INVALID_OUTPUT if the lock file cannot be
 * written.
 */
export async function lockFile(path: string): Promise<FileLock> {
  const own: LockHolder = { host: hostname(), pid: process.pid, born: (await birthOf(process.pid)) ?? null };
  const content = `${JSON.stringify(own)}\n`;
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      // Create the lock with its content: other processes remove an empty lock as stale.
      const isOurs = await createWhole(path, content, (signed) => writeFile(signed, content, { flag: "wx" }));
      if (isOurs) return { release: () => release(path, content) };
      const held = await contentOf(path);
      if (held === undefined) continue;
      const holder = holderIn(held);
      if (holder === undefined && (await isBeingSigned(path, held))) continue;
      if (holder !== undefined && (await mayLive(holder))) throw busy(path, holder);
      await removeStale(path, held);
    }
  } catch (error) {
    throw error instanceof AgopError ? error : cannotWrite(path, error);
  }
  throw busy(path, undefined);
}

/** The process that holds a lock; undefined if there is none. A holder on another host counts as alive. */
export async function lockHolder(
  path: string,
): Promise<{ readonly host: string; readonly pid: number } | undefined> {
  const content = await contentOf(path);
  const holder = content === undefined ? undefined : holderIn(content);
  return holder !== undefined && (await mayLive(holder)) ? holder : undefined;
}

/** Milliseconds to wait for an incomplete lock before treating it as left by a power failure. */
const signingTime = 500;

async function isBeingSigned(path: string, content: string): Promise<boolean> {
  await setTimeout(signingTime);
  return (await contentOf(path)) !== content;
}

/** Milliseconds to wait while another process removes a stale lock. */
const patience = 10;

/**
 * Removes a lock whose holder has ended. Takes a second lock for this, named after the holder: without it, a
 * process could remove a new lock that another process has created since the check.
 */
async function removeStale(path: string, content: string): Promise<void> {
  const name = createHash("sha256").update(content).digest("hex").slice(0, 16);
  let guard: FileLock;
  try {
    guard = await lockFile(`${path}.${name}`);
  } catch (error) {
    if (!(error instanceof AgopError && error.code === "OUTPUT_BUSY")) throw error;
    await setTimeout(patience);
    return;
  }
  try {
    if ((await contentOf(path)) === content) await rm(path, { force: true });
  } finally {
    await guard.release();
  }
}

async function release(path: string, content: string): Promise<void> {
  if ((await contentOf(path)) === content) await rm(path, { force: true });
}

/** Returns undefined if the lock file does not exist. */
async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw cannotRead(path, "a lock file of agop", error);
  }
}

/** Returns undefined for content cut off by a power failure. */
function holderIn(content: string): LockHolder | undefined {
  try {
    const { host, pid, born = null }: Partial<LockHolder> = JSON.parse(content);
    return host === undefined || pid === undefined ? undefined : { host, pid, born };
  } catch {
    return undefined;
  }
}

async function mayLive({ host, pid, born }: LockHolder): Promise<boolean> {
  // A process on another machine cannot be checked.
  if (host !== hostname()) return true;
  let isOfAnother = false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return false;
    isOfAnother = true;
  }
  if (born === null) return true;
  const birth = await birthOf(pid);
  // The system may hide the processes of other users; assume that a hidden process is alive.
  return birth === undefined ? isOfAnother : birth === born;
}

/**
 * The boot id of the machine and the start time of a process (Linux only). Null for a zombie process;
 * undefined if the process cannot be inspected.
 */
async function birthOf(pid: number): Promise<string | null | undefined> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const status = await readFile(`/proc/${pid}/stat`, "utf8");
    // Skip the program name in parentheses, which may contain spaces. The next value is the state, and value
    // 20 is the start time.
    const values = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return "ZX".includes(values[0]) ? null : `${boot.trim()} ${values[19]}`;
  } catch {
    return undefined;
  }
}

function busy(path: string, holder: LockHolder | undefined): AgopError {
  const who = holder === undefined ? "another process" : `process ${holder.pid} on ${holder.host}`;
  return new AgopError("OUTPUT_BUSY", {
    argument: "out",
    given: `a directory that ${who} is writing to`,
    accepted: `a directory that nobody writes to; remove ${path} if that process no longer runs`,
  });
}
