/** The same, and it fails with the signal's reason as soon as that is given; `work` goes on. */
export async function endingWith<T>(end: AbortSignal, work: Promise<T>): Promise<T> {
  let giveUp = (): void => undefined;
  const given = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(end.reason instanceof Error ? end.reason : new Error('The request has ended.'));
    };
  });
  end.addEventListener('abort', giveUp);
  try {
    if (end.aborted) giveUp();
    return await Promise.race([work, given]);
  } finally {
    end.removeEventListener('abort', giveUp);
  }
}
