"""Candidates and their résumés."""

from __future__ import annotations

import zlib
from datetime import date
from typing import Any

import msgspec
from pgvector.sqlalchemy import Vector
from sqlalchemy import BigInteger, Computed, Date, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.engine.matching.profile import Profile, build_profile
from mismatch.engine.matching.score import MATCHING_VERSION
from mismatch.engine.parsing.document import Document as ReadDocument
from mismatch.engine.parsing.resume import Resume as ParsedResume
from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin
from mismatch.models.document import Document


class Candidate(db.Model, TenantMixin):
    """A person in one organisation's talent pool. ``resume`` is the résumé that counts now."""

    __tablename__ = "candidates"
    __table_args__ = (
        Index("ix_candidates_organization_id_email", "organization_id", "email"),
        Index("ix_candidates_organization_id_created_at", "organization_id", "created_at"),
    )

    id: Mapped[BigIntKey]
    name: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str | None] = mapped_column(String(255))
    phone: Mapped[str | None] = mapped_column(String(40))
    location: Mapped[str | None] = mapped_column(String(200))
    headline: Mapped[str | None] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(String(20), default="upload")
    user_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"), index=True)
    resume_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("resumes.id", ondelete="SET NULL", use_alter=True)
    )
    created_at: Mapped[Created]
    ranking_requested_at: Mapped[Moment | None]

    resume: Mapped[Resume | None] = relationship(foreign_keys=[resume_id], post_update=True)
    resumes: Mapped[list[Resume]] = relationship(
        back_populates="candidate",
        foreign_keys="Resume.candidate_id",
        order_by="Resume.id.desc()",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class Resume(db.Model, TenantMixin):
    """One parsed document of a candidate. ``data`` is the engine's Resume without its text."""

    __tablename__ = "resumes"
    __table_args__ = (
        UniqueConstraint("candidate_id", "document_id"),
        Index("ix_resumes_search", "search", postgresql_using="gin"),
    )

    id: Mapped[BigIntKey]
    candidate_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    document_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("documents.id", ondelete="RESTRICT"), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    language: Mapped[str] = mapped_column(String(2))
    engine: Mapped[str] = mapped_column(String(60))
    as_of: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text, deferred=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    layout: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    profile_version: Mapped[str | None] = mapped_column(String(60))
    profile_packed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    pages: Mapped[int] = mapped_column(default=0)
    skills: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    experience_months: Mapped[int | None]
    search: Mapped[str] = mapped_column(
        TSVECTOR, Computed("to_tsvector('russian', left(text, 100000))", persisted=True), deferred=True
    )
    created_at: Mapped[Created]

    candidate: Mapped[Candidate] = relationship(back_populates="resumes", foreign_keys=[candidate_id])
    document: Mapped[Document] = relationship()
    vectors: Mapped[list[ResumeVectors]] = relationship(cascade="all, delete-orphan", passive_deletes=True)

    @property
    def parsed(self) -> ParsedResume:
        """The engine's view of this résumé."""
        return msgspec.convert({**self.data, "text": self.text}, ParsedResume)

    @property
    def read(self) -> ReadDocument:
        """Pages, words with boxes, lines and hidden text, as the reader saw them."""
        return msgspec.json.decode(zlib.decompress(self.layout), type=ReadDocument)

    @property
    def profile(self) -> Profile:
        """What the scorer may see; made anew when the engine that made the stored one was another."""
        if self.profile_version != f"{self.engine}+{MATCHING_VERSION}" or self.profile_packed is None:
            return self._pack_profile(self.read, self.parsed)
        return msgspec.msgpack.decode(zlib.decompress(self.profile_packed), type=Profile)

    def _pack_profile(self, document: ReadDocument, parsed: ParsedResume) -> Profile:
        made = build_profile(parsed, document)
        self.profile_packed = zlib.compress(msgspec.msgpack.encode(made), 3)
        self.profile_version = f"{self.engine}+{MATCHING_VERSION}"
        return made

    def set_parsed(self, document: ReadDocument, parsed: ParsedResume) -> None:
        """Store what the engine made of the document."""
        data = msgspec.to_builtins(parsed)
        self.text = data.pop("text")
        self.data = data
        self.layout = zlib.compress(msgspec.json.encode(document), 6)
        self.pages = len(document.pages)
        self.language, self.engine = parsed.language, parsed.engine
        self.skills = [skill.id for skill in parsed.skills if skill.how != "implied"]
        self.experience_months = parsed.experience_months
        # Now and not when first asked for: two workers that rank would wait for each other's update of this row.
        self._pack_profile(document, parsed)


class ResumeVectors(db.Model, TenantMixin):
    """Passage vectors of one résumé by one model, packed float16, one row a passage; and their mean."""

    __tablename__ = "resume_vectors"

    resume_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("resumes.id", ondelete="CASCADE"), primary_key=True)
    model_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    texts_hash: Mapped[str] = mapped_column(String(64))
    packed: Mapped[bytes] = mapped_column(LargeBinary)
    mean: Mapped[Any] = mapped_column(Vector())
    created_at: Mapped[Created]
