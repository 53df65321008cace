"""Numbers of rows, told apart by type; ids are never given twice."""

from typing import NewType

DocumentId = NewType("DocumentId", int)
ParagraphId = NewType("ParagraphId", int)
ThemeId = NewType("ThemeId", int)
TagId = NewType("TagId", int)
AnnotationId = NewType("AnnotationId", int)
CollectionId = NewType("CollectionId", int)
PersonId = NewType("PersonId", int)
EditId = NewType("EditId", int)
PairingId = NewType("PairingId", int)
BookmarkId = NewType("BookmarkId", int)
QuarantinedId = NewType("QuarantinedId", int)
RejectionId = NewType("RejectionId", int)
SavedSearchId = NewType("SavedSearchId", int)
GlossaryId = NewType("GlossaryId", int)
NoteLinkId = NewType("NoteLinkId", int)
ReportId = NewType("ReportId", int)
ReportItemId = NewType("ReportItemId", int)
