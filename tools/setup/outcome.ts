import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { TestSummary } from '../build/test-summary.ts';

/** One test target that ran, or was taken from the cache. */
export interface TestOutcome {
  readonly project: string;
  readonly summary: TestSummary;
}

/** What a run of nx over the workspace did. */
export interface Outcome {
  readonly tests: readonly TestOutcome[];
  /** Targets that failed for another reason than a named test, with what is known of it. */
  readonly failedTargets: readonly string[];
  /** Targets that never ran, because one that they need failed. */
  readonly notRun: readonly string[];
}

export interface ReadOutcomeOptions {
  /** Folder of the workspace. */
  readonly root: string;
  /** nx's record of its last run. */
  readonly runFile: string;
  /** The targets that were asked for, separated by commas. */
  readonly targets: string;
  /** The summary each test target writes, relative to its project. */
  readonly summary: string;
  /** nx's exit code. */
  readonly exitCode: number;
}

interface RunRecord {
  readonly tasks: readonly {
    readonly taskId: string;
    readonly target: string;
    readonly projectName: string;
    readonly status: number;
  }[];
}

interface Project {
  readonly folder: string;
  readonly scripts: readonly string[];
}

/** Reads what nx and the test reporter left behind. A missing piece counts as a failure. */
export function readOutcome(options: ReadOutcomeOptions): Outcome {
  const { root, runFile, targets, summary, exitCode } = options;
  if (!existsSync(runFile)) {
    const ended = `nx ended before it ran anything (exit ${exitCode})`;
    return { tests: [], failedTargets: [ended], notRun: [] };
  }
  const { tasks } = JSON.parse(readFileSync(runFile, 'utf8')) as RunRecord;
  const projects = readProjects(root);
  const tests: TestOutcome[] = [];
  const failedTargets: string[] = [];
  for (const { taskId, target, projectName, status } of tasks) {
    const isTest = target === 'test' || target === 'test:full';
    const file = path.join(projects.get(projectName)?.folder ?? root, summary);
    if (isTest && existsSync(file)) {
      const read = JSON.parse(readFileSync(file, 'utf8')) as TestSummary;
      tests.push({ project: projectName, summary: read });
      if (status !== 0 && read.failed.length === 0) failedTargets.push(taskId);
    } else if (status !== 0) {
      failedTargets.push(taskId);
    } else if (isTest) {
      failedTargets.push(`${taskId} (left no ${summary})`);
    }
  }

  const ran = new Set(tasks.map(({ taskId }) => taskId));
  const notRun = [...projects].flatMap(([name, { scripts }]) =>
    targets
      .split(',')
      .filter((target) => scripts.includes(target) && !ran.has(`${name}:${target}`))
      .map((target) => `${name}:${target}`),
  );
  const explained =
    failedTargets.length > 0 || tests.some(({ summary: { failed } }) => failed.length > 0);
  if (!explained && exitCode !== 0) failedTargets.push(`nx (exit ${exitCode})`);
  if (!explained && exitCode === 0) failedTargets.push(...notRun);
  return { tests, failedTargets, notRun };
}

/** The workspace's projects by package name. */
function readProjects(root: string): ReadonlyMap<string, Project> {
  const projects = new Map<string, Project>();
  for (const parent of ['packages', 'tools']) {
    for (const entry of readdirSync(path.join(root, parent))) {
      const manifest = path.join(root, parent, entry, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name, scripts = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        readonly name: string;
        readonly scripts?: Readonly<Record<string, string>>;
      };
      projects.set(name, { folder: path.dirname(manifest), scripts: Object.keys(scripts) });
    }
  }
  return projects;
}
