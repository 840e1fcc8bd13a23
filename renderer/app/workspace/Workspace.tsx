import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { DocumentViewerProvider, type DocumentViewerSlotProps } from '../document-viewer-slot.ts';
import { createVisitedListSlot, VisitedListProvider } from '../list/visited-list.ts';
import { createWorkspaceRouter } from '../router.tsx';

const LazyViewer = lazy(async () => ({
  default: (await import('../../features/viewer/DocumentViewer.tsx')).DocumentViewer,
}));

/** The viewer as other features show it: fetched when the first document is shown. */
function DocumentViewer(props: DocumentViewerSlotProps) {
  return (
    <Suspense fallback={null}>
      <LazyViewer {...props} />
    </Suspense>
  );
}

/** Fetches what most people look at first: the overview, and what lists have in common. One that fails is fetched again when it is opened. */
export async function fetchFirstScreens(): Promise<void> {
  await Promise.allSettled([
    import('../../features/overview/OverviewScreen.tsx'),
    import('../list/ListScreen.tsx'),
  ]);
}

/** Everything one sees of an open archive. */
export function Workspace() {
  const router = useMemo(createWorkspaceRouter, []);
  const visitedList = useMemo(createVisitedListSlot, []);
  return (
    <DocumentViewerProvider value={DocumentViewer}>
      <VisitedListProvider value={visitedList}>
        <RouterProvider router={router} />
      </VisitedListProvider>
    </DocumentViewerProvider>
  );
}
