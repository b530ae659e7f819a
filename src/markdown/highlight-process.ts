// One of the processes of `highlight-fences.ts`: leaves the HTML of fences in the cache.

import { fenceKey, openRenderCache } from '../cache/render-cache.ts';
import { serveTasks } from '../processes.ts';
import type { Fence } from './body.ts';
import { highlightFence } from './highlight.ts';
import type { HighlightSettings } from './highlight-fences.ts';

serveTasks(({ cache: folder, fingerprint }: HighlightSettings) => {
  const cache = openRenderCache(folder);
  return {
    async answer(fences: readonly Fence[]) {
      for (const fence of fences) {
        const key = fenceKey(fence, fingerprint);
        if (cache.fence(key) === undefined) cache.setFence(key, await highlightFence(fence));
      }
    },
    close: () => cache.close(),
  };
});
