/** A named place where a test may kill or pause the process. */
export type Failpoint = (name: string) => Promise<void>;

export const noFailpoint: Failpoint = () => Promise.resolve();
