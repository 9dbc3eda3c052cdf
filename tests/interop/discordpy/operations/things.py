"""What is sent."""

import base64

# A picture of one pixel.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

# A sound of nothing; as MP3, since the library knows no other.
SOUND = b"ID3" + bytes(61)
