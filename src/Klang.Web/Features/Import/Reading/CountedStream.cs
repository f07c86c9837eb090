namespace Klang.Web.Features.Import.Reading;

/// <summary>Bytes that may still be unzipped, shared by all parts of an archive.</summary>
internal sealed class ByteBudget(long bytes)
{
    private long _left = bytes;

    public void Spend(int read)
    {
        _left -= read;
        if (_left < 0)
        {
            throw new UnreadableException(ReadingProblems.Bomb);
        }
    }
}

/// <summary>A part of an archive that is counted while it is unzipped.</summary>
internal sealed class CountedStream(Stream inner, ByteBudget budget) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Spend(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
