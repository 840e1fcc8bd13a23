import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { DocumentViewerProvider, type DocumentViewerSlotProps } from '../document-viewer-slot.ts';
import { lazyPart, ShowPart } from '../lazy-part.tsx';
import { createVisitedListSlot, VisitedListProvider } from '../list/visited-list.ts';
import { createWorkspaceRouter } from '../router.tsx';

const viewer = lazyPart<DocumentViewerSlotProps>(async () => {
  const { DocumentViewer, preparePdf } = await import('../../features/viewer/DocumentViewer.tsx');
  // What most documents are.
  preparePdf();
  return DocumentViewer;
});

function DocumentViewer(props: DocumentViewerSlotProps) {
  return (
    <Suspense fallback={null}>
      <ShowPart part={viewer} props={props} />
    </Suspense>
  );
}

/** The viewer as other features show it: fetched when the first document is looked up. */
const documentViewer = { Viewer: DocumentViewer, prepare: viewer.prepare };

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
    <DocumentViewerProvider value={documentViewer}>
      <VisitedListProvider value={visitedList}>
        <RouterProvider router={router} />
      </VisitedListProvider>
    </DocumentViewerProvider>
  );
}
