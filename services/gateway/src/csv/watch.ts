import { folderWatch, type Watch } from './watch-folder.ts';

const everyMs = 5_000;

/** Looks now and then, one look after the other; what fails is looked at again. */
export const watchFolder = (watch: Watch) => {
  const { look } = folderWatch(watch);
  let looking = Promise.resolve();
  const attempt = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      watch.gateway.log.warn('The folder of dropped files could not be looked through', { error });
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(attempt);
  }, everyMs);
  timer.unref();
  return {
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await looking;
    },
  };
};
