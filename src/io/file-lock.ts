import { open, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { AgopError } from "../errors.ts";
import { errorCode } from "./read-input.ts";

interface LockHolder {
  readonly host: string;
  readonly pid: number;
  /** What tells the process from a later one with the same pid; null where the system does not say. */
  readonly born: string | null;
}

/** Held as long as the process lives, or until it is released. */
export interface FileLock {
  release(): Promise<void>;
}

/**
 * Keeps a second process from doing the same work. The lock of a process that was killed does not count.
 * @param path Of the lock, a file that holds who has it.
 * @throws AgopError OUTPUT_BUSY where a living process holds it.
 */
export async function lockFile(path: string): Promise<FileLock> {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await createLock(path)) return { release: () => rm(path, { force: true }) };
    const holder = (await holderOf(path)) ?? (await holderAfter(path, 100));
    if (holder !== undefined && (await mayLive(holder))) throw busy(path, holder);
    await rm(path, { force: true });
  }
  throw busy(path, undefined);
}

/** Who holds a lock, as far as that can be known from here; undefined where nobody does. */
export async function lockHolder(
  path: string,
): Promise<{ readonly host: string; readonly pid: number } | undefined> {
  const holder = await holderOf(path);
  return holder !== undefined && (await mayLive(holder)) ? holder : undefined;
}

async function createLock(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    const holder: LockHolder = { host: hostname(), pid: process.pid, born: await birthOf(process.pid) };
    try {
      await file.writeFile(`${JSON.stringify(holder)}\n`);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Undefined for a lock that is gone, or that its process had no time to sign. */
async function holderOf(path: string): Promise<LockHolder | undefined> {
  try {
    const holder: Partial<LockHolder> = JSON.parse(await readFile(path, "utf8"));
    const { host, pid, born = null } = holder;
    return host === undefined || pid === undefined ? undefined : { host, pid, born };
  } catch {
    return undefined;
  }
}

/** Looks again: the lock may have been made at this very moment. */
async function holderAfter(path: string, milliseconds: number): Promise<LockHolder | undefined> {
  await setTimeout(milliseconds);
  return holderOf(path);
}

async function mayLive({ host, pid, born }: LockHolder): Promise<boolean> {
  // Nothing can be known of a process on another machine.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return false;
  }
  return born === null || born === (await birthOf(pid));
}

/** On Linux: which start of the machine, and when after it. */
async function birthOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const status = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in parentheses, may hold spaces; the start time is the twentieth value behind it.
    const started = status.slice(status.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot.trim()} ${started}`;
  } catch {
    return null;
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
