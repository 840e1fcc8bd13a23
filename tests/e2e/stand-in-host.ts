import { launchStandIn } from '../../build/shell/launch.ts';
import type { HostOptions, RunningHost } from './host.ts';
import { appPath } from './paths.ts';

/** The app on the stand-in, in this very process. */
export async function launchOnStandIn(options: HostOptions): Promise<RunningHost> {
  const launch = await launchStandIn({ appPath, ...options });
  const currentPage = async () => {
    const page = await launch.windows.at(-1)?.contents.page;
    if (page === undefined) throw new Error('The app has no window.');
    return page;
  };
  return {
    page: currentPage,
    pdf: async () => (await currentPage()).pdf({ preferCSSPageSize: true, printBackground: false }),
    evaluate: async (run, arg) => run(launch.electron, structuredClone(arg)),
    strayRequests: async () =>
      launch.requests.map(({ url }) => url).filter((url) => !url.startsWith('app://archive/')),
    faults: () => launch.faults,
    async startAnother(args) {
      const another = await launchStandIn({ appPath, ...options, args });
      await another.exited;
    },
    setSystemTheme: launch.setSystemTheme,
    close: launch.close,
    exited: launch.exited,
  };
}
