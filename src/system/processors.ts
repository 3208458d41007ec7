import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Numbers of the processors available to this process; undefined if the system does not tell or has no
 * `taskset`.
 */
export function allowedProcessors(): readonly number[] | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    execFileSync("taskset", ["--version"], { stdio: "ignore" });
    const [, list] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    return list === undefined ? undefined : processorNumbers(list);
  } catch {
    return undefined;
  }
}

/** @param list A Linux processor list, such as `0-3,8,10-11`. */
export function processorNumbers(list: string): readonly number[] {
  return list.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  });
}
