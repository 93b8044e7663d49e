import { spawnSync } from 'node:child_process';
import { newHome, removeHome, residentMegabytes, startServer } from './processes.ts';
import { type BenchRow, row } from './row.ts';

/** The first start (database made, schema, story of an invented vendor), a warm one, and memory when idle. */
export async function rows(): Promise<BenchRow[]> {
  const home = newHome();
  try {
    const began = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    const bare = (performance.now() - began) / 1000;
    const first = await startServer(home);
    await first.stop();
    const warm = await startServer(home);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const idle = residentMegabytes(warm.process.pid!);
    await warm.stop();
    const bareMemory = Number(
      spawnSync(process.execPath, [
        '-e',
        'process.stdout.write(String(process.memoryUsage.rss() / 1048576))',
      ]).stdout.toString(),
    );
    return [
      row({
        name: 'start: first, with database and story',
        value: first.readyAfter / 1000,
        unit: 's',
        better: 'lower',
        goal: 60,
        floor: bare,
      }),
      row({ name: 'start: warm', value: warm.readyAfter / 1000, unit: 's', better: 'lower', goal: 3, floor: bare }),
      row({ name: 'memory: server, idle', value: idle, unit: 'MB', better: 'lower', goal: 200, floor: bareMemory }),
    ];
  } finally {
    removeHome(home);
  }
}
